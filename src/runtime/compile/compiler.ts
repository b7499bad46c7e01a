import { buildKey } from '../program/build-key.ts';
import { refusalOf, type Compilation, type ProgramForm } from '../program/compilation.ts';
import type { Program } from '../program/program.ts';
import type { ExploredCompilation } from '../program/schedules/compile-explored.ts';
import type { Variant } from '../request.ts';
import { startCompilerThread, type CompilerThread, type CompilerWorker } from './compiler-thread.ts';

/** A compiler that the page calls; its worker is started on first use, and again after it failed. */
export type Compiler = {
  /** Fetches the compiler ahead; resolves when it is there, or when that failed: the next use tries again. */
  readonly prefetch: () => Promise<void>;
  /**
   * Compiles a program, or answers at once if it was compiled lately. What the reader did wrong is in the answer; it
   * rejects, with a sentence for the reader, when the compiler cannot be fetched or breaks down.
   */
  readonly compile: (program: Program, variant: Variant, form?: ProgramForm) => Promise<Compilation>;
  /** The same for *All schedules*. */
  readonly compileExplored: (program: Program) => Promise<ExploredCompilation>;
};

const keptCompilations = 16;

const noWorkers =
  'The compiler cannot be started: this browser has no workers, or blocks them. The programs of lessons run as long as they are not edited.';

/** Makes a compiler; `startWorker` starts its worker. */
export function createCompiler(startWorker: () => CompilerWorker): Compiler {
  const compilations = new Map<string, Promise<Compilation>>();
  const explored = new Map<string, Promise<ExploredCompilation>>();
  let thread: CompilerThread | undefined;

  const liveThread = (): CompilerThread => {
    if (thread) return thread;
    const started = startCompilerThread(startWorker, () => {
      if (thread === started) thread = undefined;
    });
    thread = started;
    return started;
  };

  /** What is kept under the key, or else what `begin` makes. */
  const kept = <Kept>(all: Map<string, Promise<Kept>>, key: string, begin: () => Promise<Kept>): Promise<Kept> => {
    const known = all.get(key);
    if (known) return known;
    const compilation = begin();
    all.set(key, compilation);
    const [oldest] = all.keys();
    if (all.size > keptCompilations && oldest !== undefined) all.delete(oldest);
    compilation.catch(() => {
      if (all.get(key) === compilation) all.delete(key);
    });
    return compilation;
  };

  return {
    prefetch: async () => {
      try {
        await liveThread().ready;
      } catch {
        // Whoever compiles hears of it.
      }
    },
    compile: async ({ files }, variant, form = 'runnable') => {
      const program = { files };
      const refusal = refusalOf(program);
      if (refusal) return refusal;
      return kept(compilations, buildKey(program, variant, form), () => liveThread().compile(program, variant, form));
    },
    compileExplored: async ({ files }) => {
      const program = { files };
      const refusal = refusalOf(program);
      if (refusal?.ok === false) return refusal;
      return kept(explored, buildKey(program, 'plain'), () => liveThread().compileExplored(program));
    },
  };
}

const compiler = createCompiler(() => {
  if (typeof Worker === 'undefined') throw new Error(noWorkers);
  return new Worker(new URL('./compile.worker.ts', import.meta.url), { type: 'module', name: 'compiler' });
});

/** Fetches the page's compiler ahead, when the reader is about to edit. */
export const prefetchCompiler: Compiler['prefetch'] = compiler.prefetch;

/** Compiles with the page's one compiler. */
export const compile: Compiler['compile'] = compiler.compile;

/** Compiles for *All schedules* with the page's one compiler. */
export const compileExplored: Compiler['compileExplored'] = compiler.compileExplored;
