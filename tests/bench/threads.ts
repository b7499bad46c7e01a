import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A thread of the operating system. */
export type ThreadId = `${string}/${string}`;

/** What a thread has done so far. */
type Thread = { readonly name: string; readonly cpuMs: number };

/** When each watched thread was last seen at work, in milliseconds of the clock that pages share (`Date.now()`, but finer). */
export type LastWork = ReadonlyMap<ThreadId, number>;

/** Longest time between two looks, in milliseconds; a look itself takes one or two. */
const everyMs = 4;
/** A thread that stands still takes less than this share of a core; one that spins takes more, even under load. */
const workShare = 0.03;
/** What a thread has computed by the time it counts as spinning, in milliseconds. */
const spunMs = 40;
/** How long to look for spinning threads on a busy computer, in milliseconds. */
const patienceMs = 20_000;

/** Whether this system tells what each thread of a process does. */
export const canWatchThreads = process.platform === 'linux';

/**
 * Waits until `count` threads of a browser's renderer processes spin, and gives those: of main threads and workers, the
 * ones that compute most. Throws if there are fewer.
 */
export async function findSpinning(browserPid: number, count: number): Promise<ReadonlySet<ThreadId>> {
  const before = look(browserPid);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    await pause(100);
    const busiest = [...look(browserPid)]
      .filter(([id, { name }]) => isMainThread(id) || name.startsWith('DedicatedWorker'))
      .map(([id, { cpuMs }]) => ({ id, spent: cpuMs - (before.get(id)?.cpuMs ?? 0) }))
      .sort((left, right) => right.spent - left.spent)
      .slice(0, count);
    if (busiest.length === count && busiest.every(({ spent }) => spent > spunMs)) {
      return new Set(busiest.map(({ id }) => id));
    }
    if (performance.now() > giveUpAt) {
      throw new Error(`No ${count} threads spin: ${busiest.map(({ id, spent }) => `${id} ${spent} ms`).join(', ')}.`);
    }
  }
}

function isMainThread(id: ThreadId): boolean {
  const [process, thread] = id.split('/');
  return process === thread;
}

/** Watches threads until `until` settles or none of them is left: when was each last seen at work? */
export async function watchUntil(
  threads: ReadonlySet<ThreadId>,
  browserPid: number,
  until: Promise<unknown>,
): Promise<LastWork> {
  const lastWork = new Map<ThreadId, number>();
  const cpu = new Map<ThreadId, number>();
  const watched = new AbortController();
  const stop = (): void => watched.abort();
  until.then(stop, stop);
  while (!watched.signal.aborted) {
    const at = performance.timeOrigin + performance.now();
    const now = look(browserPid, threads);
    if (now.size === 0) break;
    for (const [id, { cpuMs }] of now) {
      // What a thread takes to end, or to look at a queue now and then, is not work of the run.
      if (cpuMs - (cpu.get(id) ?? 0) > everyMs * workShare) lastWork.set(id, at);
      cpu.set(id, cpuMs);
    }
    await pause(everyMs);
  }
  return lastWork;
}

function look(browserPid: number, only?: ReadonlySet<ThreadId>): ReadonlyMap<ThreadId, Thread> {
  const found = new Map<ThreadId, Thread>();
  const processes = only ? new Set([...only].map((id) => id.split('/')[0] ?? '')) : renderersOf(browserPid);
  for (const pid of processes) {
    for (const tid of entries(`/proc/${pid}/task`)) {
      const id: ThreadId = `${pid}/${tid}`;
      if (only && !only.has(id)) continue;
      const [nanoseconds] = read(`/proc/${pid}/task/${tid}/schedstat`).split(' ');
      if (!nanoseconds) continue;
      found.set(id, { name: read(`/proc/${pid}/task/${tid}/comm`).trim(), cpuMs: Number(nanoseconds) / 1e6 });
    }
  }
  return found;
}

/** All renderer processes that descend from this browser. */
function renderersOf(browserPid: number): readonly string[] {
  const parents = new Map<string, string>();
  for (const pid of entries('/proc')) {
    if (!/^\d+$/u.test(pid)) continue;
    // The name stands in brackets and may hold anything: the fields after it are counted from its last bracket.
    const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ');
    if (fields?.[1] !== undefined) parents.set(pid, fields[1]);
  }
  const descends = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(browserPid) || descends(parents.get(pid)));
  return [...parents.keys()].filter((pid) => descends(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer'));
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It has ended since it was listed.
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
