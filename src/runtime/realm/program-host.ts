import type { Contexts } from '../lab/contexts.ts';
import type { CrewWork } from '../lab/crew.ts';
import type { ModuleLoaders } from '../lab/pool-lane.ts';

/**
 * What compiled code knows of the realm: its one argument, `__realm`. The compile recipe writes the calls
 * (`src/runtime/program/recipe.ts`); a program cannot name it otherwise.
 */
export type ProgramHost = {
  /** Marks the place of a console call, around its last argument: gives the argument back. */
  readonly at: <Value>(site: number, value: Value) => Value;
  /** The deadline guard; gives the number of loop turns until it wants to be called again. */
  readonly check: () => number;
  /** The context of the running code, and how code comes back to its own: see `lab/contexts.ts`. */
  readonly here: Contexts['here'];
  readonly back: Contexts['back'];
  /** `import.meta` of a file. */
  readonly meta: (file: string) => { readonly url: string };
  readonly register: (module: string, exports: Readonly<Record<string, unknown>>) => void;
  /** What the synthetic entry `#pool` calls. */
  readonly pool: (loaders: ModuleLoaders) => void;
  /** What the synthetic entry `#call` calls: the function that the run is for, and then what hands its result over. */
  readonly call: (loaders: ModuleLoaders) => Promise<unknown>;
  readonly answer: (value: unknown) => void;
  /** What the synthetic entry `#threads` calls with what a threads program exports. */
  readonly threads: (exported: object) => Promise<unknown>;
  /** What the synthetic entry `#replay` calls. */
  readonly crew: (work: CrewWork) => Promise<unknown>;
  readonly lab: object;
  readonly comlink: object;
};

/** A compiled entry: an async function of the realm. */
export type ProgramBody = (host: ProgramHost) => Promise<void>;
