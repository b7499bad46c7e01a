import type { MapOptions, Pool } from './lab.d.ts';
import type { FunctionAddress, PoolLane } from './pool-lane.ts';

/** A pool lane from the pool's side: calls to it, and how it ends. */
export type OpenLane = {
  readonly remote: PoolLane;
  readonly close: () => void;
  /** Calls the listener once when the lane is gone. */
  readonly onDeath: (listener: (reason: string) => void) => void;
};

/** What a pool needs of the realm that it lives in. */
export type PoolHost = {
  readonly defaultSize: number;
  readonly openLane: (number: number) => OpenLane;
  /** Where a function is exported; undefined for closures and for functions of the entry. */
  readonly addressOf: (fn: (...args: never[]) => unknown) => FunctionAddress | undefined;
};

type Job = {
  readonly send: (lane: PoolLane) => Promise<unknown>;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
};

type Worker = { readonly lane: OpenLane; inFlight: number; depth: 1 | 2; freeSince: number; dead: boolean };

/** Most workers of a pool: the most that a run may have. */
const largest = 16;

/**
 * Tasks shorter than this, in milliseconds, are sent two at a time to a worker, so that the next one waits there when
 * the first is done and the message's way is hidden. Longer ones go one by one, and so do the last ones of all, so that
 * none waits behind another while a worker stands idle.
 */
const shortTaskMs = 50;

/** Makes a pool; see `lab.d.ts` for what it promises. */
export function createPool(size: number | undefined, host: PoolHost): Pool {
  const count = size ?? host.defaultSize;
  if (!Number.isInteger(count) || count < 1 || count > largest) {
    throw new RangeError(`A pool has 1 to ${largest} workers; pool(${String(count)}) asks for something else.`);
  }
  const workers: Worker[] = [];
  const jobs: Job[] = [];
  let next = 0;
  let ended: string | undefined;

  const failAll = (reason: string): void => {
    // The first reason stays: a pool that was closed then hears of its workers' ends.
    ended ??= reason;
    for (const job of jobs.splice(0).slice(next)) job.failed(new Error(ended));
    next = 0;
  };

  const feed = (): void => {
    // Breadth first: a worker gets its second task only when every other has its first.
    for (const depth of [1, 2] as const) {
      for (const worker of workers) {
        if (worker.dead || worker.inFlight >= depth || worker.depth < depth) continue;
        const job = jobs[next];
        if (job === undefined) return;
        if (depth === 2 && jobs.length - next <= workers.length) return;
        next += 1;
        if (next > 1024) {
          jobs.splice(0, next);
          next = 0;
        }
        start(worker, job);
      }
    }
  };

  const start = (worker: Worker, job: Job): void => {
    worker.inFlight += 1;
    const sentAt = performance.now();
    const settled = (): void => {
      const nowMs = performance.now();
      worker.depth = nowMs - Math.max(sentAt, worker.freeSince) < shortTaskMs ? 2 : 1;
      worker.freeSince = nowMs;
      worker.inFlight -= 1;
      feed();
    };
    job.send(worker.lane.remote).then(
      (result) => {
        settled();
        job.done(result);
      },
      (error: unknown) => {
        settled();
        job.failed(error);
      },
    );
  };

  const submit = (send: Job['send']): Promise<unknown> => {
    if (ended !== undefined) return Promise.reject(new Error(ended));
    return new Promise((done, failed) => {
      jobs.push({ send, done, failed });
      feed();
    });
  };

  for (let number = 1; number <= count; number += 1) {
    const lane = host.openLane(number);
    const worker: Worker = { lane, inFlight: 0, depth: 1, freeSince: 0, dead: false };
    workers.push(worker);
    lane.onDeath((reason) => {
      worker.dead = true;
      if (workers.every(({ dead }) => dead)) failAll(`No worker of this pool is left: ${reason}.`);
    });
  }

  const address = (fn: (...args: never[]) => unknown): FunctionAddress => {
    if (typeof fn !== 'function') throw new TypeError('A pool calls functions; this is not one.');
    const found = host.addressOf(fn);
    if (found !== undefined) return found;
    const name = fn.name === '' ? 'This function' : fn.name;
    throw new TypeError(
      `${name} cannot be sent to a worker: a pool calls functions that a file other than the entry exports. Move it to a file of its own, export it there, and import it.`,
    );
  };

  return {
    size: count,
    async map<Item, Result>(
      items: Iterable<Item>,
      fn: (item: Item, index: number) => Result,
      { chunk = 1 }: MapOptions = {},
    ): Promise<Awaited<Result>[]> {
      if (!Number.isInteger(chunk) || chunk < 1)
        throw new RangeError(`chunk is a whole number from 1; ${String(chunk)} is not.`);
      const { module, name } = address(fn);
      const all = [...items];
      let failed = false;
      const parts: Promise<unknown>[] = [];
      for (let from = 0; from < all.length; from += chunk) {
        const part = all.slice(from, from + chunk);
        parts.push(
          // What was not sent yet when a call failed is not sent any more.
          submit((lane) => (failed ? Promise.resolve([]) : lane.map(module, name, from, part))).catch(
            (error: unknown) => {
              failed = true;
              throw error;
            },
          ),
        );
      }
      return (await Promise.all(parts)).flat(1) as Awaited<Result>[];
    },
    async run<Args extends readonly unknown[], Result>(
      fn: (...args: Args) => Result,
      ...args: Args
    ): Promise<Awaited<Result>> {
      const { module, name } = address(fn);
      return (await submit((lane) => lane.run(module, name, ...args))) as Awaited<Result>;
    },
    close() {
      if (ended !== undefined) return;
      failAll('The pool was closed before this task was done.');
      for (const { lane } of workers) lane.close();
    },
  };
}
