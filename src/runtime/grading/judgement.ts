import * as v from 'valibot';
import type { Mark, Property } from './mark.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

/** What `judge` of a check may give; as in `lab/check.d.ts`. */
const judgementSchema = v.pipe(
  v.array(
    v.strictObject({
      name: v.pipe(text(200), v.minLength(1)),
      passed: v.boolean(),
      feedback: text(2000),
      evidence: v.exactOptional(text(8000)),
      weight: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 1),
    }),
  ),
  v.minLength(1),
  v.maxLength(30),
);

/** Makes a mark of what a check's judge gave; undefined where it is no judgement. */
export function readJudgement(value: unknown): Mark | undefined {
  const parsed = v.safeParse(judgementSchema, value);
  if (!parsed.success) return undefined;
  const properties = parsed.output.map(({ name, passed, feedback, evidence }): Property => ({
    name,
    passed,
    feedback,
    ...(evidence !== undefined && evidence !== '' && { evidence }),
  }));
  return { status: 'marked', properties, share: shareOf(parsed.output), sentence: sentenceOf(properties) };
}

/** The part of the points that is earned, 0 to 1. Where one of weight 0 fails, nothing is. */
function shareOf(properties: v.InferOutput<typeof judgementSchema>): number {
  if (properties.every(({ passed }) => passed)) return 1;
  if (properties.some(({ passed, weight }) => !passed && weight === 0)) return 0;
  const sum = (list: typeof properties): number => list.reduce((total, { weight }) => total + weight, 0);
  return sum(properties.filter(({ passed }) => passed)) / sum(properties);
}

function sentenceOf(properties: readonly Property[]): string {
  const failed = properties.filter(({ passed }) => !passed);
  const [first] = failed;
  const all = properties.length;
  if (first === undefined) return all === 1 ? 'What was asked for holds.' : `All ${all} properties hold.`;
  return `${all - failed.length} of ${all} properties hold. Look first at: ${first.name}.`;
}
