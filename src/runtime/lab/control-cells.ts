/**
 * The cells over which the threads of one round begin together and are watched; no cell of the program's own is among them.
 *
 *     open · arrived · moving · turn · dozing | 16 regions: name, count | each thread: stance, changes, array, element
 */
const { add, compareExchange, load, notify, store, wait } = Atomics;

/** Cells of the control memory, shared by all threads of a round. */
export type Control = Int32Array<SharedArrayBuffer>;

const open = 0;
const arrived = 1;
const moving = 2;
/** The step whose turn it is, where threads follow a schedule; and the thread that is about to fall asleep, plus 1. */
export const turnCell = 3;
export const dozingCell = 4;
const firstRegion = 8;
const mostRegions = 16;
const firstThread = firstRegion + 2 * mostRegions;
const threadCells = 4;

/** What a thread is doing, as far as its cells tell. */
export type Stance = 'out' | 'running' | 'asleep' | 'asleep-for-a-while' | 'ended';

const stances: readonly Stance[] = ['out', 'running', 'asleep', 'asleep-for-a-while', 'ended'];

/** A thread as it was when somebody looked. */
export type WatchedThread = {
  readonly stance: Stance;
  /** Grows with every change of the stance: equal numbers, nothing has happened between. */
  readonly changes: number;
  /** Where it sleeps: the number of a shared array (`shared-arrays.ts`), and the element. -1 where that is not known. */
  readonly array: number;
  readonly element: number;
};

/** Control memory for a round of so many threads; throws a sentence where there is no shared memory. */
export function newControl(threads: number): Control {
  if (typeof SharedArrayBuffer === 'undefined') throw new Error(noSharedMemory);
  return new Int32Array(new SharedArrayBuffer((firstThread + threads * threadCells) * 4));
}

/** What is said where threads cannot share memory. */
const noSharedMemory =
  'Threads need shared memory, and this page has none: the browser gives it only to pages that are isolated from others.';

/** A thread says what it is doing from now on. */
export function tell(control: Control, thread: number, stance: Stance, array = -1, element = -1): void {
  const at = firstThread + thread * threadCells;
  store(control, at + 2, array);
  store(control, at + 3, element);
  store(control, at, stances.indexOf(stance));
  add(control, at + 1, 1);
}

/** Looks at a thread. */
export function look(control: Control, thread: number): WatchedThread {
  const at = firstThread + thread * threadCells;
  return {
    stance: stances[load(control, at)] ?? 'out',
    changes: load(control, at + 1),
    array: load(control, at + 2),
    element: load(control, at + 3),
  };
}

/** How long a thread at the starting line spins before it sleeps, and how long those who woke wait for the others. */
const spinMs = 0.3;

/**
 * The starting line: gives back when all `threads` are there, at nearly the same moment. Who waits spins a little, since a
 * thread that has slept comes late; where there are fewer cores than threads, the spinning ends by the clock. `delay` is a
 * number of turns of an empty loop that this thread lets pass, so that not the same one is always first.
 */
export function beginTogether(control: Control, threads: number, now: () => number, delay: number): void {
  if (add(control, arrived, 1) + 1 === threads) {
    store(control, open, 1);
    notify(control, open);
  } else {
    spinUntil(() => load(control, open) === 1, now);
    if (load(control, open) === 0) wait(control, open, 0);
  }
  add(control, moving, 1);
  spinUntil(() => load(control, moving) >= threads, now);
  for (let turn = 0; turn < delay; turn += 1) load(control, open);
}

function spinUntil(isDone: () => boolean, now: () => number): void {
  const end = now() + spinMs;
  while (!isDone()) {
    for (let turn = 0; turn < 50; turn += 1) if (isDone()) return;
    if (now() > end) return;
  }
}

/**
 * The cell that counts who is in a region of code, by the region's name: the same for all threads of a round. Names are
 * told apart by 32 bits of them (FNV-1a): that two of 16 are taken for one has a chance of one in 36 million.
 */
export function regionIn(control: Control, name: string): { readonly cells: Control; readonly index: number } {
  const hash = hashOf(name);
  for (let region = 0; region < mostRegions; region += 1) {
    const at = firstRegion + region * 2;
    const known = compareExchange(control, at, 0, hash);
    if (known === 0 || known === hash) return { cells: control, index: at + 1 };
  }
  throw new RangeError(`critical() watches at most ${mostRegions} regions of a program.`);
}

/** 32-bit FNV-1a over UTF-16 units; never 0, which stands for a region that nobody has named yet. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash | 0 || 1;
}
