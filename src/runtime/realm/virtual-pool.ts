import type { Contexts, TaskContext } from '../lab/contexts.ts';
import type { OpenLane } from '../lab/pool.ts';
import type { PoolLane } from '../lab/pool-lane.ts';
import type { Thread } from '../simulation/thread.ts';
import type { Activity } from './activity.ts';
import { errorFromWire, errorToWire } from './error-wire.ts';
import { cloneValue } from './primordials-platform.ts';
import { append, list, newError, promiseThen } from './primordials.ts';
import { transfersOf } from './transfers.ts';

/** What a pool's workers take of the simulated machine. */
export type PoolMachinery = {
  readonly contexts: Contexts;
  readonly activity: Activity;
  readonly thread: (context: TaskContext) => Thread;
  /** Lets virtual time go on when the program has nothing left to do. */
  readonly turn: () => void;
  /** Opens a thread that the running one starts; `begun` is called when its start is over. */
  readonly openThread: (begun: () => void) => TaskContext;
};

/** A call that is under way. */
type Call = { over: boolean; readonly reject: (reason: Error) => void };

/**
 * A worker of a pool on the simulated machine. As if it were far away: arguments and results are copied, or handed over
 * where `Comlink.transfer` says so, messages take their time, and the modules are instances of its own.
 */
export function openVirtualPoolLane(loadModules: () => PoolLane, machinery: PoolMachinery): OpenLane {
  const { contexts, activity, thread, turn } = machinery;
  const deaths = list<(reason: string) => void>();
  const calls = list<Call>();
  let modules: PoolLane | undefined;
  let jobs = 0;
  let context: TaskContext = 0;

  activity.begin();
  const begun = new Promise<void>((resolve) => {
    context = machinery.openThread(() => {
      resolve();
      activity.finish();
    });
  });
  const worker = thread(context);
  worker.setBusy(false);

  const call = (
    name: string,
    args: readonly unknown[],
    transfers: readonly Transferable[],
    run: (lane: PoolLane, copies: readonly unknown[]) => Promise<unknown>,
  ): Promise<unknown> => {
    const caller = contexts.here();
    let copies: readonly unknown[];
    try {
      // Copied where it is sent, as every message is.
      copies = cloneValue(args, transfers) as readonly unknown[];
    } catch (error) {
      // It cannot be copied, or was handed over before. A call that could not be sent is one that failed.
      const refusal = error as Error;
      return Promise.reject(refusal);
    }
    activity.begin();
    return new Promise((resolve, reject) => {
      // Whatever the function threw, an error or not.
      const fail: (reason: unknown) => void = reject;
      const mine: Call = { over: false, reject };
      append(calls, mine);

      const answer = (settle: () => void): void => {
        jobs -= 1;
        if (jobs === 0) worker.setBusy(false);
        worker.send(thread(caller), undefined, `answer to ${name}`, () => {
          if (mine.over) return;
          mine.over = true;
          contexts.within(caller, settle);
          activity.finish();
        });
        turn();
      };
      const work = (): void => {
        jobs += 1;
        worker.setBusy(true);
        const running = contexts.within(context, () => {
          modules ??= loadModules();
          return run(modules, copies);
        });
        void promiseThen(
          running,
          (result) => {
            let copy: unknown;
            try {
              copy = cloneValue(result, transfersOf([result]));
            } catch (error) {
              answer(() => {
                fail(error);
              });
              return;
            }
            answer(() => {
              resolve(copy);
            });
          },
          (error) => {
            const copy = error instanceof Error ? errorFromWire(errorToWire(error)) : error;
            answer(() => {
              fail(copy);
            });
          },
        );
      };
      thread(caller).send(worker, undefined, `call ${name}`, () => {
        void promiseThen(begun, work);
      });
      turn();
    });
  };

  return {
    remote: {
      run: (module, name, ...args) =>
        call(name, args, transfersOf(args), (lane, copies) => lane.run(module, name, ...copies)),
      map: (module, name, from, items) =>
        call(name, items, list(), (lane, copies) => lane.map(module, name, from, copies)) as Promise<unknown[]>,
    },
    close: () => {
      worker.terminate();
      for (let index = 0; index < calls.length; index += 1) {
        const one = calls[index];
        if (one === undefined || one.over) continue;
        one.over = true;
        one.reject(newError(`${worker.lane} was closed`));
        activity.finish();
      }
      for (let index = 0; index < deaths.length; index += 1) deaths[index]?.(`${worker.lane} was closed`);
    },
    onDeath: (listener) => {
      append(deaths, listener);
    },
  };
}
