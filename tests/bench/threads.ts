import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A thread of the operating system. */
export type ThreadId = `${string}/${string}`;

/** What a thread has done so far. */
type Thread = { readonly name: string; readonly cpuMs: number };

/** When each watched thread stood still, in milliseconds of the clock that all processes share (`Date.now()`, but finer). */
export type StoodStill = ReadonlyMap<ThreadId, number>;

/** Time between two looks, in milliseconds; a look itself takes one or two. */
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

/**
 * Watches threads until `until` settles or none of them is left, and says when each was first seen to stand still for
 * good, or to be gone. One that still computes at the end is said to have stopped then.
 */
export async function watchUntil(
  threads: ReadonlySet<ThreadId>,
  browserPid: number,
  until: Promise<unknown>,
): Promise<StoodStill> {
  const stoodStill = new Map<ThreadId, number>();
  const computed = new Map<ThreadId, number>();
  const watched = new AbortController();
  const stop = (): void => watched.abort();
  until.then(stop, stop);
  for (;;) {
    const at = performance.timeOrigin + performance.now();
    const isLast = watched.signal.aborted;
    const now = look(browserPid, threads);
    for (const id of threads) {
      const cpuMs = now.get(id)?.cpuMs;
      const didWork = cpuMs !== undefined && cpuMs - (computed.get(id) ?? 0) > everyMs * workShare;
      if (didWork && !isLast) stoodStill.delete(id);
      else if (!stoodStill.has(id)) stoodStill.set(id, at);
      if (cpuMs !== undefined) computed.set(id, cpuMs);
    }
    if (isLast || now.size === 0) return stoodStill;
    await pause(everyMs);
  }
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
