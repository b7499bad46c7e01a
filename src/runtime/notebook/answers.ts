import * as v from 'valibot';
import { announce } from './changes.ts';
import { keep, read } from './database.ts';

const answerSchema = v.strictObject({
  /** As `Answer` says; whoever takes it parses it. */
  answer: v.record(v.string(), v.unknown()),
  /** The digest of the exercise that was answered. */
  exercise: v.pipe(v.string(), v.maxLength(200)),
  /** When it was checked, in milliseconds since 1970. */
  at: v.pipe(v.number(), v.minValue(0)),
  /** What the check gave: 0 to 1. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** The answer to an exercise that its reader checked last. */
export type CheckedAnswer = Readonly<v.InferOutput<typeof answerSchema>>;

const answers = { store: 'answers', schema: answerSchema } as const;

/** Keeps the answer that was checked last, in the place of the one before. */
export async function keepAnswer(exercise: string, answer: CheckedAnswer): Promise<void> {
  await keep(answers, answer, exercise);
  announce({ store: 'answers', key: exercise });
}

/** The answer to an exercise that was checked last on this machine. */
export function answerOf(exercise: string): Promise<CheckedAnswer | undefined> {
  return read(answers, exercise);
}
