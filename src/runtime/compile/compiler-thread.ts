import * as Comlink from 'comlink';
import type { Compilation, ProgramForm } from '../program/compilation.ts';
import type { Program } from '../program/program.ts';
import type { ExploredCompilation } from '../program/schedules/compile-explored.ts';
import type { Variant } from '../request.ts';
import type { CompileService } from './compile-service.ts';

/** What of a `Worker` it takes to call the compiler. */
export type CompilerWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'>;

/** The compiler's worker while it lives. When it ends, all that waits for it is rejected with one sentence. */
export type CompilerThread = {
  /** Settles when the compiler is there; rejects when it could not be fetched. */
  readonly ready: Promise<void>;
  /** Waits for the compiler to be there. */
  readonly compile: (program: Program, variant: Variant, form: ProgramForm) => Promise<Compilation>;
  readonly compileExplored: (program: Program) => Promise<ExploredCompilation>;
};

/**
 * Starts the compiler in a worker.
 *
 *     starting ── prepared ──▶ ready ── failure ──▶ ended
 *         └── not fetched, not started ──────────────▲
 *
 * `onEnd` is called once, at the end: the thread is of no more use, and a new one may do better.
 */
export function startCompilerThread(startWorker: () => CompilerWorker, onEnd: () => void): CompilerThread {
  const worker = startWorker();
  const service = Comlink.wrap<CompileService>(worker);
  const waiting = new Set<(reason: Error) => void>();
  let state: 'starting' | 'ready' | 'ended' = 'starting';

  const end = (reason: unknown): void => {
    if (state === 'ended') return;
    const error = new Error(state === 'ready' ? stopped(reason) : notFetched(reason), { cause: reason });
    state = 'ended';
    worker.terminate();
    for (const reject of waiting) reject(error);
    onEnd();
  };
  // Comlink never settles a call into a dead worker: `end` does, and what is answered after it changes nothing.
  const answered = <Result>(call: Promise<Result>): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      waiting.add(reject);
      void call.then(resolve, end).finally(() => waiting.delete(reject));
    });

  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(event.message);
  });
  worker.addEventListener('messageerror', () => end('its answer could not be read'));

  const ready = answered(service.prepare()).then(() => {
    state = 'ready';
  });
  // Who prefetches does not wait; who compiles awaits it again, below.
  ready.catch(() => undefined);

  return {
    ready,
    compile: async (program, variant, form) => {
      await ready;
      return answered<Compilation>(service.compile(program, variant, form));
    },
    compileExplored: async (program) => {
      await ready;
      return answered<ExploredCompilation>(service.compileExplored(program));
    },
  };
}

function notFetched(reason: unknown): string {
  return `The compiler could not be fetched${because(reason)}. Run again to try once more.`;
}

function stopped(reason: unknown): string {
  return `The compiler stopped working${because(reason)}. Run again to start it anew.`;
}

/** What browsers say ends with a full stop or without one. */
function because(reason: unknown): string {
  const text = (reason instanceof Error ? reason.message : typeof reason === 'string' ? reason : '').trim();
  return text === '' ? '' : ` (${text.replace(/\.$/u, '')})`;
}
