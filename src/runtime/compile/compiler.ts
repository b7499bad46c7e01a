import { buildKey } from '../program/build-key.ts';
import { refusalOf, type Compilation, type ProgramForm } from '../program/compilation.ts';
import type { Program } from '../program/program.ts';
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
};

const keptCompilations = 16;

const noWorkers =
  'The compiler cannot be started: this browser has no workers, or blocks them. The programs of lessons run as long as they are not edited.';

/** Makes a compiler; `startWorker` starts its worker. */
export function createCompiler(startWorker: () => CompilerWorker): Compiler {
  const compilations = new Map<string, Promise<Compilation>>();
  let thread: CompilerThread | undefined;

  const liveThread = (): CompilerThread => {
    if (thread) return thread;
    const started = startCompilerThread(startWorker, () => {
      if (thread === started) thread = undefined;
    });
    thread = started;
    return started;
  };

  const keep = (key: string, compilation: Promise<Compilation>): void => {
    compilations.set(key, compilation);
    const [oldest] = compilations.keys();
    if (compilations.size > keptCompilations && oldest !== undefined) compilations.delete(oldest);
    compilation.catch(() => {
      if (compilations.get(key) === compilation) compilations.delete(key);
    });
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
      const key = buildKey(program, variant, form);
      const known = compilations.get(key);
      if (known) return known;
      const compilation = liveThread().compile(program, variant, form);
      keep(key, compilation);
      return compilation;
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
