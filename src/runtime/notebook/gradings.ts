import * as v from 'valibot';
import { keep, readAll, remove, transact } from './database.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

const gradingSchema = v.strictObject({
  status: v.picklist(['graded', 'timed-out', 'crashed', 'invalid', 'wrong-course-version', 'missing']),
  /** Of the points: 0 to 1. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  properties: v.pipe(
    v.array(
      v.strictObject({
        name: text(200),
        passed: v.boolean(),
        feedback: text(2_000),
        evidence: v.exactOptional(text(8_000)),
      }),
    ),
    v.readonly(),
  ),
  sentence: text(4_000),
  tier: v.picklist(['T0', 'T1', 'T2', 'T3']),
  /** When, in milliseconds since 1970. */
  at: v.pipe(v.number(), v.minValue(0)),
});

/** What running an answer again gave. It names nobody: its key is a digest of what was run. */
export type Grading = Readonly<v.InferOutput<typeof gradingSchema>>;

const gradings = { store: 'gradings', schema: gradingSchema } as const;

/** Keeps what an examination gave, under the digest of all that it depends on. */
export async function keepGrading(key: string, grading: Grading): Promise<void> {
  await keep(gradings, grading, key);
}

/** All gradings on this machine, by their keys. */
export async function allGradings(): Promise<ReadonlyMap<string, Grading>> {
  const kept = await readAll(gradings);
  return new Map(kept.map(({ key, value }) => [String(key), value]));
}

/** Forgets what an examination gave, so that it takes place again. */
export function forgetGrading(key: string): Promise<void> {
  return remove('gradings', key);
}

/** Forgets all gradings on this machine. */
export function forgetGradings(): Promise<void> {
  return transact(['gradings'], 'readwrite', async (shelves) => {
    for (const { key } of await shelves.entries('gradings')) await shelves.remove('gradings', key);
  });
}
