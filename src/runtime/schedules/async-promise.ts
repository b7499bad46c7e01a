/*
 * Promises of our own, for programs whose `await`s a scheduler follows: a run of such a program is synchronous from its
 * first line to its last, so it can be begun anew as often as there are orders to be tried. What happens when is as in
 * ECMA-262, section 27.2: one job for each reaction, and one more where a promise is resolved with another.
 */

/** Jobs that wait for the code that runs to be done, and whose they are. */
export class JobQueue {
  /** The task whose code runs, by its number; -1 outside of all. */
  task = -1;
  readonly #jobs: { readonly task: number; readonly run: () => void }[] = [];

  /** Puts a job of the task that runs at the end. */
  put(run: () => void, task = this.task): void {
    this.#jobs.push({ task, run });
  }

  /** Runs jobs until none is left. False where there are more than `most`, which is taken for a program without end. */
  drain(most: number): boolean {
    for (let count = 0, job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      count += 1;
      if (count > most) return false;
      this.task = job.task;
      job.run();
    }
    this.task = -1;
    return true;
  }
}

type Settled =
  { readonly status: 'fulfilled'; readonly value: unknown } | { readonly status: 'rejected'; readonly value: unknown };
type State = { readonly status: 'pending'; readonly reactions: (() => void)[] } | Settled;
type Settle = (value: unknown) => void;
type Handler = ((value: never) => unknown) | null | undefined;

/** The promises of one run. */
export type Promises = {
  /** What the program knows as `Promise`. */
  readonly Promise: {
    new (executor: (resolve: Settle, reject: Settle) => void): object;
    readonly resolve: (value?: unknown) => object;
  };
  /** What a promise has come to; undefined for what is none. */
  readonly stateOf: (promise: unknown) => Settled | { readonly status: 'pending' } | undefined;
  /** The first error of a promise that nobody has asked about, if there is one. */
  readonly firstUnhandled: () => { readonly error: unknown } | undefined;
};

/** Makes the `Promise` of one run, and a way to look into its promises. */
export function createPromise(queue: JobQueue): Promises {
  const states = new WeakMap<object, State>();
  /** Promises that were rejected and that nobody has asked about, in that order. */
  const unhandled = new Set<object>();

  const settle = (promise: object, settled: Settled): void => {
    const state = states.get(promise);
    if (state?.status !== 'pending') return;
    states.set(promise, settled);
    if (settled.status === 'rejected' && state.reactions.length === 0) unhandled.add(promise);
    for (const reaction of state.reactions) reaction();
  };

  const resolvers = (promise: object): { readonly resolve: Settle; readonly reject: Settle } => {
    let isDone = false;
    const once =
      (run: Settle): Settle =>
      (value) => {
        if (isDone) return;
        isDone = true;
        run(value);
      };
    return {
      resolve: once((value) => resolveWith(promise, value)),
      reject: once((value) => settle(promise, { status: 'rejected', value })),
    };
  };

  const resolveWith = (promise: object, value: unknown): void => {
    if (value === promise) {
      settle(promise, { status: 'rejected', value: new TypeError('A promise cannot be resolved with itself.') });
      return;
    }
    let then: unknown;
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      try {
        then = Reflect.get(value, 'then');
      } catch (error) {
        settle(promise, { status: 'rejected', value: error });
        return;
      }
    }
    if (typeof then !== 'function') {
      settle(promise, { status: 'fulfilled', value });
      return;
    }
    const follow = then;
    queue.put(() => {
      const { resolve, reject } = resolvers(promise);
      try {
        Reflect.apply(follow, value, [resolve, reject]);
      } catch (error) {
        reject(error);
      }
    });
  };

  class ModelledPromise {
    readonly [Symbol.toStringTag] = 'Promise';

    constructor(executor: (resolve: Settle, reject: Settle) => void) {
      if (typeof executor !== 'function') throw new TypeError('A promise is made with a function.');
      states.set(this, { status: 'pending', reactions: [] });
      const { resolve, reject } = resolvers(this);
      try {
        executor(resolve, reject);
      } catch (error) {
        reject(error);
      }
    }

    then(onFulfilled?: Handler, onRejected?: Handler): ModelledPromise {
      return new ModelledPromise((resolve, reject) => {
        // A reaction belongs to who asked for it, whoever settles the promise.
        const { task } = queue;
        const job = (): void => {
          const state = states.get(this) as Settled;
          const handler = state.status === 'fulfilled' ? onFulfilled : onRejected;
          if (typeof handler !== 'function') {
            (state.status === 'fulfilled' ? resolve : reject)(state.value);
            return;
          }
          try {
            resolve(handler(state.value as never));
          } catch (error) {
            reject(error);
          }
        };
        const react = (): void => queue.put(job, task);
        const state = states.get(this);
        unhandled.delete(this);
        if (state?.status === 'pending') state.reactions.push(react);
        else react();
      });
    }

    catch(onRejected?: Handler): ModelledPromise {
      return this.then(undefined, onRejected);
    }

    finally(run?: () => unknown): ModelledPromise {
      if (typeof run !== 'function') return this.then(run, run);
      return this.then(
        (value: unknown) => ModelledPromise.resolve(run()).then(() => value),
        (error: unknown) =>
          ModelledPromise.resolve(run()).then(() => {
            throw error;
          }),
      );
    }

    static resolve(value?: unknown): ModelledPromise {
      return value instanceof ModelledPromise ? value : new ModelledPromise((resolve) => resolve(value));
    }

    static reject(error?: unknown): ModelledPromise {
      return new ModelledPromise((_resolve, reject) => reject(error));
    }

    static withResolvers(): { readonly promise: ModelledPromise; readonly resolve: Settle; readonly reject: Settle } {
      let resolve: Settle = () => undefined;
      let reject: Settle = () => undefined;
      const promise = new ModelledPromise((...both) => {
        [resolve, reject] = both;
      });
      return { promise, resolve, reject };
    }

    static try(run: (...args: unknown[]) => unknown, ...args: unknown[]): ModelledPromise {
      return new ModelledPromise((resolve) => resolve(run(...args)));
    }

    static all(items: Iterable<unknown>): ModelledPromise {
      return collect(
        items,
        (value, keep, _resolve, reject) => value.then(keep, reject),
        (values) => values,
      );
    }

    static allSettled(items: Iterable<unknown>): ModelledPromise {
      return collect(
        items,
        (value, keep) =>
          value.then(
            (result: unknown) => keep({ status: 'fulfilled', value: result }),
            (reason: unknown) => keep({ status: 'rejected', reason }),
          ),
        (values) => values,
      );
    }

    static any(items: Iterable<unknown>): ModelledPromise {
      return new ModelledPromise((resolve, reject) => {
        void collect(
          items,
          (value, keep) => value.then(resolve, keep),
          (errors) => reject(new AggregateError(errors, 'All promises were rejected')),
        );
      });
    }

    static race(items: Iterable<unknown>): ModelledPromise {
      return new ModelledPromise((resolve, reject) => {
        for (const item of items) ModelledPromise.resolve(item).then(resolve, reject);
      });
    }
  }

  /** Waits for all of them, each in its own way, and makes a result of what was kept. */
  function collect(
    items: Iterable<unknown>,
    wait: (value: ModelledPromise, keep: Settle, resolve: Settle, reject: Settle) => unknown,
    finish: (kept: unknown[]) => unknown,
  ): ModelledPromise {
    return new ModelledPromise((resolve, reject) => {
      const kept: unknown[] = [];
      let missing = 1;
      const oneLess = (): void => {
        missing -= 1;
        if (missing === 0) resolve(finish(kept));
      };
      let index = 0;
      for (const item of items) {
        const at = index;
        index += 1;
        missing += 1;
        kept.push(undefined);
        const keep = (value: unknown): void => {
          kept[at] = value;
          oneLess();
        };
        wait(ModelledPromise.resolve(item), keep, resolve, reject);
      }
      oneLess();
    });
  }

  return {
    Promise: ModelledPromise,
    stateOf: (promise) => (typeof promise === 'object' && promise !== null ? states.get(promise) : undefined),
    firstUnhandled: () => {
      for (const promise of unhandled) {
        const state = states.get(promise);
        if (state?.status === 'rejected') return { error: state.value };
      }
      return undefined;
    },
  };
}
