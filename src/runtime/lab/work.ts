import type { TaskContext } from './contexts.ts';

/** What `cpu` and `io` need of the thread that they live on. All times are milliseconds of one clock. */
export type WorkHost = {
  readonly now: () => number;
  /** Calls `run` in a later turn of the event loop, in the order asked for, once the microtasks of this one are done. */
  readonly nextTurn: (run: () => void) => void;
  readonly startTimer: (run: () => void, ms: number) => void;
  /** What is asked for keeps the run alive until it is done. */
  readonly begin: () => void;
  readonly finish: () => void;
  /** Called again and again while the thread is busy; throws when the thread has been blocked for too long. */
  readonly check: () => void;
  readonly context: () => TaskContext;
  readonly resume: (context: TaskContext) => void;
  readonly report: (
    context: TaskContext,
    state: 'running' | 'waiting' | 'ready',
    start: number,
    end: number,
    label: string,
  ) => void;
};

/** `cpu` and `io` of `lab.d.ts` for a thread of its own: they burn and wait for real. */
export type Work = {
  readonly cpu: (ms: number) => Promise<void>;
  readonly io: (ms: number, device?: string) => Promise<void>;
};

/** The label of a wait for no device in particular. */
export const unnamedDevice = 'I/O';

/** Checks the argument of `cpu` and `io`; throws a RangeError with a sentence. */
export function checkMs(what: 'cpu' | 'io', ms: unknown): number {
  if (typeof ms === 'number' && ms >= 0 && ms <= longestMs) return ms;
  throw new RangeError(`${what}() takes a number of milliseconds from 0 to ${longestMs}; ${String(ms)} is not.`);
}

/** A day. */
const longestMs = 86_400_000;

/**
 * Work on a real thread. Requests for the processor are served one after the other, each in a turn of its own, so that
 * whoever was served goes on before the next one is: as on a machine with one core that nobody interrupts.
 */
export function createWork(host: WorkHost): Work {
  /** When the last request for each named device will have been served. */
  const busyUntil = new Map<string, number>();
  /** The end of the last burn: what was asked for earlier was ready, and not served, until then. */
  let freeSince = 0;

  const burn = (ms: number): void => {
    const until = host.now() + ms;
    while (host.now() < until) host.check();
  };

  return {
    cpu: (ms) => {
      const wanted = checkMs('cpu', ms);
      const context = host.context();
      const asked = host.now();
      host.begin();
      return new Promise<void>((resolve, reject) => {
        host.nextTurn(() => {
          const start = host.now();
          if (freeSince > asked) host.report(context, 'ready', asked, start, '');
          try {
            burn(wanted);
          } catch (error) {
            host.finish();
            reject(error instanceof Error ? error : new Error(String(error)));
            return;
          }
          freeSince = host.now();
          host.report(context, 'running', start, freeSince, '');
          host.resume(context);
          resolve();
          host.finish();
        });
      });
    },
    io: (ms, device) => {
      const wanted = checkMs('io', ms);
      const context = host.context();
      const asked = host.now();
      host.begin();
      const from = device === undefined ? asked : Math.max(asked, busyUntil.get(device) ?? 0);
      if (device !== undefined) busyUntil.set(device, from + wanted);
      return new Promise<void>((resolve) => {
        host.startTimer(
          () => {
            host.report(context, 'waiting', asked, host.now(), device ?? unnamedDevice);
            host.resume(context);
            resolve();
            host.finish();
          },
          from + wanted - asked,
        );
      });
    },
  };
}
