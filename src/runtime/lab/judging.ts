import { AssertionError } from './shared-objects.ts';
import { judgedFalse, type ThreadsForm } from './threads-form.ts';
import { messageOfThrown } from './thrown.ts';

// Taken before a program can replace it.
const { structuredClone: clone } = globalThis;

/** Throws unless what is shared is, at the end, as the program says that it must be. */
export function demand({ invariant, check }: ThreadsForm['judges'], shared: unknown): void {
  if (invariant && invariant(shared) === false) throw new AssertionError(judgedFalse.invariant);
  if (check && check(shared) === false) throw new AssertionError(judgedFalse.check);
}

/** What `outcome` says of what is shared; undefined where the program has none. */
export function outcomeOf({ outcome }: ThreadsForm['judges'], shared: unknown): string | undefined {
  try {
    return outcome && String(outcome(shared));
  } catch (error) {
    return `outcome() threw: ${messageOfThrown(error)}`;
  }
}

/** Gives back what `setup` made; throws a sentence where no thread can get a copy of it. */
export function copyable(shared: unknown): unknown {
  try {
    clone(shared);
  } catch (error) {
    throw new TypeError(
      `Threads get copies of what setup() returns, and this cannot be copied: ${messageOfThrown(error)}`,
      { cause: error },
    );
  }
  return shared;
}
