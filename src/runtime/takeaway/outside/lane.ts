import * as Comlink from 'comlink';
import type { Machine } from './machine.ts';

/** One worker of a pool, as the pool calls it. */
export type Lane = {
  readonly map: (module: string, name: string, from: number, items: readonly unknown[]) => Promise<unknown[]>;
  readonly run: (module: string, name: string, args: readonly unknown[]) => Promise<unknown>;
};

type Callable = (...args: readonly unknown[]) => unknown;

/** Makes a lane that finds functions in these modules. */
export function createLane(modules: Machine['modules']): Lane {
  const find = async (module: string, name: string): Promise<Callable> => {
    const exported = new Map(Object.entries((await modules[module]?.()) ?? {})).get(name) as Callable | undefined;
    if (!exported) throw new Error(`This program has no function ${name} in ${module}.`);
    return exported;
  };
  return {
    map: async (module, name, from, items) => {
      const fn = await find(module, name);
      const results: unknown[] = [];
      for (const [index, item] of items.entries()) results.push(await fn(item, from + index));
      return results;
    },
    run: async (module, name, args) => (await find(module, name))(...args),
  };
}

/** Lets a pool call this worker. */
export function servePool(modules: Machine['modules']): void {
  Comlink.expose(createLane(modules));
}
