/**
 * Who is at work in a realm: 0 is its lane; tasks, and on the simulated machine the workers of pools too, are numbered
 * in the order in which they start.
 */
export type TaskContext = number;

/**
 * The context of the code that is running. A program with tasks or pools is compiled so that each `await` takes its
 * context along (`program/context-edits.ts`), which is what TC39's proposal AsyncContext promises, for one variable.
 */
export type Contexts = {
  readonly here: () => TaskContext;
  /** Makes `context` the one that runs, and gives `value` back. */
  readonly back: <Value>(context: TaskContext, value?: Value) => Value | undefined;
  /** Calls `fn` in a context; the caller's is back when `fn` returns. */
  readonly within: <Result>(context: TaskContext, fn: () => Result) => Result;
};

/** Begins in context 0. */
export function createContexts(): Contexts {
  let current: TaskContext = 0;
  return {
    here: () => current,
    back: (context, value) => {
      current = context;
      return value;
    },
    within: (context, fn) => {
      const before = current;
      current = context;
      try {
        return fn();
      } finally {
        current = before;
      }
    },
  };
}
