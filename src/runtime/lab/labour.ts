import type { TaskContext } from './contexts.ts';

/** Where a call stands in the program: an index into its entry's table of marked calls. */
export type CallMark = { readonly entry: string; readonly site: number };

/** How the code of a realm computes, waits and starts tasks: for real (`work.ts`), or in virtual time. */
export type Labour = {
  readonly cpu: (context: TaskContext, ms: number, mark: CallMark | undefined) => Promise<void>;
  readonly io: (
    context: TaskContext,
    ms: number,
    device: string | undefined,
    mark: CallMark | undefined,
  ) => Promise<void>;
  /** Opens a task that `starter` starts, and calls `begin` in a later turn, when it may begin. */
  readonly openTask: (
    starter: TaskContext,
    name: string,
    priority: number,
    begin: (context: TaskContext) => void,
  ) => void;
  readonly closeTask: (context: TaskContext) => void;
};

/** Checks the milliseconds given to `cpu` or `io`; throws a RangeError with a sentence. */
export function checkedMs(what: 'cpu' | 'io', ms: unknown): number {
  if (typeof ms === 'number' && ms >= 0 && ms <= longestMs) return ms;
  throw new RangeError(`${what}() takes a number of milliseconds from 0 to ${longestMs}; this is not one.`);
}

/** A day. */
const longestMs = 86_400_000;
