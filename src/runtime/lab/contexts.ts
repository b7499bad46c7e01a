/**
 * Who is at work in a realm: the lane itself, or one of the tasks that it has started. A number from 0, which is the
 * lane; the realm numbers tasks in the order in which they start.
 */
export type TaskContext = number;

/**
 * The context of the code that is running. A program that uses `task` is compiled so that each `await` takes its context
 * along (`program/await-edits.ts`): `back(here(), await value)`. That is what the AsyncContext proposal of TC39 promises,
 * for the one variable that is needed here.
 */
export type Contexts = {
  readonly here: () => TaskContext;
  /** Makes `context` the one that runs, and gives `value` back. */
  readonly back: <Value>(context: TaskContext, value: Value) => Value;
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
