import * as v from 'valibot';
import { assignmentIdField, dateField, exerciseIdField, formatFields, lineField } from './fields.ts';
import { readJson } from './json-text.ts';
import { teachingLimits } from './limits.ts';
import { checked, type Reading } from './reading.ts';

const override = v.looseObject(
  {
    student: lineField(300, 'The key of the student’s row.'),
    exercise: exerciseIdField,
    score: v.pipe(
      v.number('a score is a number'),
      v.minValue(0, 'a score is 0 or more'),
      v.maxValue(1_000, 'a score is at most 1,000'),
      v.description('The points that the teacher gives.'),
    ),
    note: v.exactOptional(lineField(1_000, 'Why, for the student or for the teacher’s own memory.')),
    at: dateField,
  },
  'an override has a student, an exercise, a score and a date',
);

/** The format course-overrides/1: scores that a teacher gave by hand; they stay when everything is graded again. */
export const overridesSchema = v.pipe(
  v.looseObject(
    {
      ...formatFields('course-overrides'),
      assignment: assignmentIdField,
      overrides: v.pipe(v.array(override, 'overrides are a list'), v.maxLength(100_000, 'there are too many')),
    },
    'it is not a list of overrides',
  ),
  v.title('course-overrides/1'),
  v.description('Scores that a teacher of the Interleave course gave by hand.'),
);

/** A list of overrides for one assignment. */
export type Overrides = v.InferOutput<typeof overridesSchema>;

/** One score given by hand. */
export type Override = Overrides['overrides'][number];

/** Reads overrides. Never throws. */
export function parseOverrides(text: string): Reading<Overrides> {
  const what = 'This list of overrides';
  const json = readJson(text, teachingLimits.overridesBytes, what);
  return json.ok ? checked(overridesSchema, json.value, what) : json;
}

/** Writes overrides as a JSON file. */
export function printOverrides(assignment: string, overrides: readonly Override[]): string {
  return `${JSON.stringify({ format: 'course-overrides', version: 1, assignment, overrides } satisfies Overrides | object, null, 2)}\n`;
}
