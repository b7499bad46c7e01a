import { checkedMs, type CallMark, type Labour } from './labour.ts';
import type { TaskContext } from './contexts.ts';

/** What real work needs of the thread that does it. All times are milliseconds of one clock. */
export type WorkHost = {
  readonly now: () => number;
  /** Calls `run` in a later turn of the event loop, in the order asked for. */
  readonly nextTurn: (run: () => void) => void;
  readonly startTimer: (run: () => void, ms: number) => void;
  /** What was begun keeps the run alive until it is finished. */
  readonly begin: () => void;
  readonly finish: () => void;
  /** The event loop has come to the program's code. */
  readonly woken: () => void;
  /** Work that {@link WorkLog} tells of begins; whatever the thread was doing ends. */
  readonly interrupted: (at: number) => void;
  /** Called again and again while the thread is busy; throws when it has been blocked for too long. */
  readonly check: () => void;
  readonly log: WorkLog;
};

/** Who wants to know what tasks are doing. */
export type WorkLog = {
  readonly opened: (task: TaskContext, name: string) => void;
  readonly closed: (task: TaskContext) => void;
  readonly span: (
    task: TaskContext,
    state: 'running' | 'waiting' | 'ready',
    start: number,
    end: number,
    label: string,
    mark: CallMark | undefined,
  ) => void;
};

/**
 * Work on a real thread. Requests for the processor are served one after the other, each in a turn of its own, so that
 * whoever was served goes on before the next one is: as on a machine with one core that nobody interrupts.
 */
export function createWork(host: WorkHost): Labour {
  const { now, nextTurn, startTimer, begin, finish, woken, interrupted, check, log } = host;
  /** When the last request for each named device will have been served. */
  const busyUntil = new Map<string, number>();
  /** The end of the last burn: who had asked before it was ready, and not served, until then. */
  let freeSince = 0;
  let tasks = 0;

  const burn = (ms: number): void => {
    const until = now() + ms;
    while (now() < until) check();
  };

  return {
    cpu: (context, ms, mark) => {
      const wanted = checkedMs('cpu', ms);
      const asked = now();
      begin();
      return new Promise<void>((resolve, reject) => {
        nextTurn(() => {
          const start = now();
          interrupted(start);
          if (freeSince > asked) log.span(context, 'ready', asked, start, '', mark);
          try {
            burn(wanted);
            resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          freeSince = now();
          log.span(context, 'running', start, freeSince, '', mark);
          woken();
          finish();
        });
      });
    },
    io: (context, ms, device, mark) => {
      const wanted = checkedMs('io', ms);
      const asked = now();
      begin();
      const from = device === undefined ? asked : Math.max(asked, busyUntil.get(device) ?? 0);
      if (device !== undefined) busyUntil.set(device, from + wanted);
      return new Promise<void>((resolve) => {
        startTimer(
          () => {
            woken();
            log.span(context, 'waiting', asked, now(), device ?? 'io', mark);
            resolve();
            finish();
          },
          from + wanted - asked,
        );
      });
    },
    openTask: (_starter, name, _priority, start) => {
      tasks += 1;
      const context = tasks;
      log.opened(context, name);
      begin();
      nextTurn(() => {
        woken();
        start(context);
        finish();
      });
    },
    closeTask: log.closed,
  };
}
