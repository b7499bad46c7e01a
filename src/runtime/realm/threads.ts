import { NativeWorker } from './platform-classes.ts';
import { addListener, preventDefault, errorEventMessage, terminateWorker } from './primordials-platform.ts';
import { append, list } from './primordials.ts';
import { scriptAddress } from './script-address.ts';

/** How this engine starts workers in an opaque frame: measured, WebKit refuses `blob:` under COEP, Chromium isolates them only so. */
export type WorkerSupport = 'blob' | 'data' | 'none';

/** A worker with the realm in it and no program yet. */
export type Thread = {
  readonly worker: Worker;
  /** Sets who hears that the realm could not be loaded into it. */
  readonly onFailure: (failed: (message: string) => void) => void;
};

/** Starts threads, one ahead. */
export type ThreadFactory = {
  /** Gives a thread that is alive, or will be. */
  readonly take: (use: (thread: Thread) => void) => void;
  /** Starts `count` threads ahead of their use. */
  readonly prepare: (count: number) => void;
  readonly whenKnown: (use: (support: WorkerSupport) => void) => void;
  /** Ends the threads that were started ahead and never used. */
  readonly endSpares: () => void;
};

/** A factory for workers that run `source`. It starts one at once, which tells how workers can be started here. */
export function createThreadFactory(source: string): ThreadFactory {
  let support: WorkerSupport | undefined;
  const waiting = list<(support: WorkerSupport) => void>();
  const spare = list<Thread>();
  let firstSpare = 0;
  let ownUrl: string | undefined;

  const known = (found: WorkerSupport): void => {
    if (support !== undefined) return;
    support = found;
    for (let index = 0; index < waiting.length; index += 1) waiting[index]?.(found);
  };

  const start = (
    url: string,
    whenAlive: (thread: Thread) => void,
    whenDead: (message: string) => void,
  ): Thread | undefined => {
    if (NativeWorker === undefined) {
      whenDead('this browser has no workers');
      return undefined;
    }
    let worker: Worker;
    try {
      worker = new NativeWorker(url);
    } catch (error) {
      whenDead(String(error));
      return undefined;
    }
    let failed = whenDead;
    let alive = false;
    const thread: Thread = {
      worker,
      onFailure: (next) => {
        failed = next;
      },
    };
    // The worker's own channel carries one message: that its realm is up.
    addListener(worker, 'message', () => {
      alive = true;
      whenAlive(thread);
    });
    addListener(worker, 'error', (event) => {
      // The program's own errors are reported by its realm; unprevented, they would reach this frame's program too.
      preventDefault(event);
      if (!alive) failed('message' in event ? errorEventMessage(event) : '');
    });
    return thread;
  };

  /** The realm's own address, made once for each kind. */
  const own = (kind: WorkerSupport): string => {
    ownUrl ??= scriptAddress(kind === 'data' ? 'data' : 'blob', source);
    return ownUrl;
  };
  const startSpare = (kind: 'blob' | 'data', otherwise: () => void): void => {
    start(
      own(kind),
      (thread) => {
        if (support !== undefined) return;
        append(spare, thread);
        known(kind);
      },
      otherwise,
    );
  };
  startSpare('blob', () => {
    ownUrl = undefined;
    startSpare('data', () => {
      known('none');
    });
  });
  const startKnown = (): Thread | undefined =>
    start(
      own(support ?? 'blob'),
      () => undefined,
      () => undefined,
    );

  const whenKnown = (use: (found: WorkerSupport) => void): void => {
    if (support === undefined) append(waiting, use);
    else use(support);
  };

  return {
    whenKnown,
    prepare: (count) => {
      whenKnown(() => {
        for (let index = 0; index < count; index += 1) {
          const thread = startKnown();
          if (thread !== undefined) append(spare, thread);
        }
      });
    },
    endSpares: () => {
      for (; firstSpare < spare.length; firstSpare += 1) {
        const thread = spare[firstSpare];
        if (thread !== undefined) terminateWorker(thread.worker);
      }
    },
    take: (use) => {
      whenKnown(() => {
        const ready = firstSpare < spare.length ? spare[firstSpare] : undefined;
        if (ready !== undefined) {
          firstSpare += 1;
          use(ready);
          return;
        }
        const thread = startKnown();
        if (thread !== undefined) use(thread);
      });
    },
  };
}
