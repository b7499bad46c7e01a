import * as Comlink from 'comlink';
import { machine, type Machine } from './machine.ts';
import { createLane, type Lane } from './lane.ts';

/** Options of {@link Pool.map}. */
export interface MapOptions {
  /** How many items travel together in one message. Default: 1. */
  chunk?: number;
}

/** A fixed number of workers that share the tasks given to them. Each worker does one task at a time. */
export interface Pool {
  /** The number of workers. */
  readonly size: number;
  /** Calls `fn` once for every item, on whichever worker is free; resolves to the results in the order of the items. */
  map<Item, Result>(
    items: Iterable<Item>,
    fn: (item: Item, index: number) => Result,
    options?: MapOptions,
  ): Promise<Awaited<Result>[]>;
  /** Calls `fn(...args)` on a free worker and resolves to its result. */
  run<Args extends readonly unknown[], Result>(fn: (...args: Args) => Result, ...args: Args): Promise<Awaited<Result>>;
  /** Ends the workers. Tasks that have not finished are rejected. */
  close(): void;
}

type Call = (lane: Comlink.Remote<Lane> | Lane) => Promise<unknown>;

/** Makes a pool of `size` workers; without `size`, as many as the machine says. */
export function pool(size?: number): Pool {
  const { kind, workers, modules, openWorker } = machine();
  const count = size ?? workers;
  if (!Number.isInteger(count) || count < 1 || count > 16) {
    throw new RangeError(`A pool has 1 to 16 workers; pool(${String(count)}) asks for something else.`);
  }
  const threads = kind === 'main' ? [] : Array.from({ length: count }, openWorker);
  const lanes = kind === 'main' ? [createLane(modules)] : threads.map((thread) => Comlink.wrap<Lane>(thread));
  const free = [...lanes];
  const waiting: ((lane: (typeof lanes)[number]) => void)[] = [];

  // A call into a worker that has ended never settles by itself: this one ends it.
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);

  const onFreeLane = async (call: Call): Promise<unknown> => {
    const lane =
      free.pop() ??
      (await Promise.race([new Promise<(typeof lanes)[number]>((take) => waiting.push(take)), ended.promise]));
    try {
      return await Promise.race([call(lane), ended.promise]);
    } finally {
      const next = waiting.shift();
      if (next) next(lane);
      else free.push(lane);
    }
  };

  return {
    size: count,
    async map<Item, Result>(
      items: Iterable<Item>,
      fn: (item: Item, index: number) => Result,
      { chunk = 1 }: MapOptions = {},
    ): Promise<Awaited<Result>[]> {
      const { module, name } = await addressOf(fn, modules);
      const all = [...items];
      const parts: Promise<unknown>[] = [];
      for (let from = 0; from < all.length; from += chunk) {
        parts.push(onFreeLane((lane) => lane.map(module, name, from, all.slice(from, from + chunk))));
      }
      return (await Promise.all(parts)).flat() as Awaited<Result>[];
    },
    async run<Args extends readonly unknown[], Result>(
      fn: (...args: Args) => Result,
      ...args: Args
    ): Promise<Awaited<Result>> {
      const { module, name } = await addressOf(fn, modules);
      return (await onFreeLane((lane) => lane.run(module, name, args))) as Awaited<Result>;
    },
    close: () => {
      for (const thread of threads) thread.terminate();
      ended.reject(new Error('This pool was closed.'));
    },
  };
}

/** A function cannot be sent to a worker. Its module and its name can, and the worker loads it there. */
async function addressOf(
  fn: (...args: never[]) => unknown,
  modules: Machine['modules'],
): Promise<{ readonly module: string; readonly name: string }> {
  for (const [module, load] of Object.entries(modules)) {
    for (const [name, exported] of Object.entries(await load())) if (exported === fn) return { module, name };
  }
  throw new TypeError(
    `${fn.name || 'This function'} cannot be sent to a worker: a pool calls functions that a file other than the entry exports.`,
  );
}
