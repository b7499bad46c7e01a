import * as v from 'valibot';
import { announce, onChange } from './changes.ts';
import { keep, readAll } from './database.ts';

/** An attempt as it lies in the notebook and in files. */
export const attemptSchema = v.strictObject({
  /** The exercise's id. */
  exercise: v.pipe(v.string(), v.maxLength(200)),
  /** When it was checked, in milliseconds since 1970. */
  at: v.pipe(v.number(), v.minValue(0)),
  /** How long the check took, in milliseconds. */
  ms: v.pipe(v.number(), v.minValue(0)),
  status: v.picklist(['marked', 'timed-out', 'crashed', 'did-not-compile', 'invalid', 'interrupted']),
  /** Of the points: 0 to 1. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** SHA-256 of the answer, as hexadecimal digits. */
  digest: v.pipe(v.string(), v.maxLength(200)),
});

/** One check of an exercise. */
export type Attempt = Readonly<v.InferOutput<typeof attemptSchema>>;

/** Where attempts lie. */
export const attempts = { store: 'attempts', schema: attemptSchema } as const;

/** Keeps an attempt and tells it to all who listen, in all tabs. */
export async function recordAttempt(attempt: Attempt): Promise<void> {
  await keep(attempts, attempt);
  announce({ store: 'attempts', key: attempt.exercise });
}

/** All attempts at an exercise on this machine, oldest first. */
export async function attemptsOf(exercise: string): Promise<readonly Attempt[]> {
  return inOrder(await readAll(attempts, { index: 'exercise', is: exercise }));
}

/** All attempts at all exercises, oldest first. */
export async function allAttempts(): Promise<readonly Attempt[]> {
  return inOrder(await readAll(attempts));
}

/** Calls the listener with an exercise's id after each attempt at it, in this tab or another. Ends with the call of what it returns. */
export function onAttempt(listener: (exercise: string) => void): () => void {
  return onChange(({ store, key }) => {
    if (store === 'attempts') listener(key);
  });
}

function inOrder(kept: readonly { readonly value: Attempt }[]): readonly Attempt[] {
  return kept.map(({ value }) => value).sort((one, other) => one.at - other.at);
}
