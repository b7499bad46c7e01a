import type { FunctionAddress } from '../lab/pool-lane.ts';

/** The functions that the program's modules export, by value: an alias, or a name given on import, makes no difference. */
export type FunctionRegistry = {
  /** A module tells its exports. Each module other than the entry does so at its end. */
  readonly register: (module: string, exports: Readonly<Record<string, unknown>>) => void;
  readonly addressOf: (fn: (...args: never[]) => unknown) => FunctionAddress | undefined;
};

/** An empty registry. */
export function createFunctionRegistry(): FunctionRegistry {
  const modules: { readonly module: string; readonly exports: Readonly<Record<string, unknown>> }[] = [];
  const known = new WeakMap<object, FunctionAddress>();
  return {
    register: (module, exports) => {
      modules.push({ module, exports });
    },
    addressOf: (fn) => {
      const found = known.get(fn);
      if (found !== undefined) return found;
      for (const { module, exports } of modules) {
        const name = Object.keys(exports).find((key) => valueOf(exports, key) === fn);
        if (name === undefined) continue;
        const address = { module, name };
        known.set(fn, address);
        return address;
      }
      return undefined;
    },
  };
}

/** Modules may import each other: what one of them has not declared yet throws when it is read. */
function valueOf(exports: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return exports[name];
  } catch {
    return undefined;
  }
}
