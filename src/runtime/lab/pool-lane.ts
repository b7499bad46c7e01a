/** Where a function that a pool calls is exported. */
export type FunctionAddress = { readonly module: string; readonly name: string };

/** Loads a module of the program, once for each lane. */
export type ModuleLoaders = Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;

/** What a pool calls on a lane, over comlink. */
export type PoolLane = {
  readonly run: (module: string, name: string, ...args: readonly unknown[]) => Promise<unknown>;
  /** Calls the function for each item; `from` is the index of the first. */
  readonly map: (module: string, name: string, from: number, items: readonly unknown[]) => Promise<unknown[]>;
};

type Callable = (...args: readonly unknown[]) => unknown;

/** One worker of a pool from within: it does one task at a time, in the order in which they arrive. */
export function createPoolLane(loaders: ModuleLoaders): PoolLane {
  const loaded = new Map<string, Promise<Readonly<Record<string, unknown>>>>();
  let last: Promise<unknown> = Promise.resolve();

  const find = async (module: string, name: string): Promise<Callable> => {
    const load = loaders[module];
    if (load === undefined) throw new Error(`This program has no file ${module}.`);
    let exports = loaded.get(module);
    if (exports === undefined) {
      exports = load();
      loaded.set(module, exports);
    }
    return (await exports)[name] as Callable;
  };

  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    run: (module, name, ...args) => inTurn(async () => (await find(module, name))(...args)),
    map: (module, name, from, items) =>
      inTurn(async () => {
        const fn = await find(module, name);
        const results: unknown[] = [];
        for (const [index, item] of items.entries()) results.push(await fn(item, from + index));
        return results;
      }),
  };
}
