import type { Gate } from './gate.ts';
import { Refusal } from './refusal.ts';

/** The functions of a program that look at what is shared while no thread runs. */
export type JudgeName = 'check' | 'invariant' | 'outcome';

type Instance = { readonly exported: Readonly<Record<string, unknown>>; readonly shared: unknown };

/**
 * Asks a program's `check`, `invariant` and `outcome`. They have an instance of its modules of their own, set up as that of
 * the thread that starts the others on a real machine. What a call may have left behind, in a variable of a module or in
 * what `setup` returned, the next one must not find: it belongs to another schedule. Then a new instance takes its place.
 */
export class Judging {
  readonly #gate: Gate;
  readonly #names = new Set<JudgeName>();
  readonly #setUp: () => Instance;
  #instance: Instance | undefined;

  /** `setUp` makes an instance of the modules and runs `setup` again, on memory that lies where it did. */
  constructor(gate: Gate, exported: Readonly<Record<string, unknown>>, setUp: () => Instance) {
    for (const name of ['check', 'invariant', 'outcome'] satisfies readonly JudgeName[]) {
      if (exported[name] === undefined) continue;
      if (typeof exported[name] !== 'function') throw new Refusal(`${name} is no function of what setup returns.`);
      this.#names.add(name);
    }
    this.#gate = gate;
    this.#setUp = setUp;
  }

  /** Whether the program has the function. */
  has(name: JudgeName): boolean {
    return this.#names.has(name);
  }

  /** Calls the function and gives what it returns; throws what it throws. What it writes to memory is taken back. */
  ask(name: JudgeName): unknown {
    const { memory } = this.#gate;
    const bytes = memory.copy();
    const watched = this.#gate.watched;
    try {
      if (!this.#instance) {
        // Only what the function itself reads is of interest.
        this.#gate.watched = undefined;
        this.#instance = this.#setUp();
        this.#gate.watched = watched;
        memory.restore(bytes);
      }
      const { exported, shared } = this.#instance;
      const judge = exported[name] as (shared: unknown) => unknown;
      return this.#gate.direct(() => judge(shared));
    } finally {
      if (this.#gate.changed) this.#instance = undefined;
      this.#gate.watched = watched;
      memory.restore(bytes);
    }
  }
}
