import type { Variant } from '../request.ts';
import type { Compilation, ProgramForm } from '../program/compilation.ts';
import type { Program } from '../program/program.ts';
import type { ExploredCompilation } from '../program/schedules/compile-explored.ts';

/** What the compiler's worker does for the page, called through comlink. */
export type CompileService = {
  /** Resolves when the compiler is there and warm; rejects when it cannot be fetched or started. */
  readonly prepare: () => Promise<void>;
  readonly compile: (program: Program, variant: Variant, form: ProgramForm) => Promise<Compilation>;
  readonly compileExplored: (program: Program) => Promise<ExploredCompilation>;
};
