import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { digestOfJson } from './canonical.ts';
import {
  assignmentIdField,
  courseField,
  dateField,
  digestField,
  exerciseIdField,
  formatFields,
  identityNames,
  lineField,
  wholeNumber,
} from './fields.ts';
import { asJson, findExcess, withoutMark } from './json-text.ts';
import { lateField } from './late.ts';
import { teachingLimits } from './limits.ts';
import { checked, unreadable, type Reading } from './reading.ts';

const attemptsMessage = 'it is "unlimited" or a whole number from 1 to 1000';

const assignedExercise = v.looseObject(
  {
    id: exerciseIdField,
    points: v.pipe(
      v.number('points are a number'),
      v.minValue(0, 'points are 0 or more'),
      v.maxValue(1_000, 'points are at most 1,000'),
      v.description('What the exercise is worth in this assignment.'),
    ),
    attempts: v.pipe(
      v.union(
        [v.literal('unlimited', attemptsMessage), wholeNumber(1, 1_000, 'How many.', attemptsMessage)],
        attemptsMessage,
      ),
      v.description('How often the student may check before handing in. The page counts; nobody can enforce it.'),
    ),
  },
  'an exercise has an id, points and attempts',
);

/** The format course-assignment/1: what a teacher asks for. Unknown fields are kept. */
export const assignmentSchema = v.pipe(
  v.looseObject(
    {
      ...formatFields('course-assignment'),
      id: assignmentIdField,
      title: v.pipe(lineField(200, 'What students see.'), v.nonEmpty('a title has at least one character')),
      course: courseField,
      opens: v.exactOptional(dateField),
      due: v.exactOptional(dateField),
      late: v.exactOptional(lateField),
      identity: v.pipe(
        v.looseObject(
          {
            fields: v.pipe(
              v.array(v.picklist(identityNames, `it is one of ${identityNames.join(', ')}`), 'fields are a list'),
              v.check((fields) => new Set(fields).size === fields.length, 'a field stands there twice'),
              v.description('What students are asked for when they hand in; nothing else is.'),
            ),
          },
          'identity has a list of fields',
        ),
        v.description('Who a student is to the teacher.'),
      ),
      exercises: v.pipe(
        v.array(assignedExercise, 'exercises are a list'),
        v.minLength(1, 'an assignment has at least one exercise'),
        v.maxLength(teachingLimits.exercises, `an assignment has at most ${teachingLimits.exercises} exercises`),
        v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'an exercise stands there twice'),
      ),
      packDigest: v.exactOptional(
        v.pipe(
          digestField,
          v.description('Commits the teacher to a pack of hidden checks without telling what it holds.'),
        ),
      ),
    },
    'it is not an assignment',
  ),
  v.title('course-assignment/1'),
  v.description('An assignment of the Interleave course: a file or a link that a teacher makes and students open.'),
);

/** An assignment, as it was written: what this version does not know is kept. */
export type Assignment = v.InferOutput<typeof assignmentSchema>;

/** Reads an assignment's file, YAML or JSON. Never throws. */
export function parseAssignment(text: string): Reading<Assignment> {
  const what = 'This assignment';
  const excess = findExcess(text, teachingLimits.assignmentBytes, what);
  if (excess !== undefined) return unreadable(excess);
  let value: unknown;
  try {
    // No aliases: a few of them can stand for more than any computer holds.
    value = parse(withoutMark(text), { maxAliasCount: 0, logLevel: 'error', uniqueKeys: true });
  } catch (error) {
    return unreadable(`${what} cannot be read: ${yamlComplaint(error)}`);
  }
  const json = asJson(value, what);
  return json.ok ? checked(assignmentSchema, json.value, what) : json;
}

/** Takes a value, such as a form's or a link's, as an assignment. */
export function checkAssignment(value: unknown): Reading<Assignment> {
  return checked(assignmentSchema, value, 'This assignment');
}

/** Writes an assignment as YAML, in the order of its fields. */
export function printAssignment(assignment: Assignment): string {
  return stringify(assignment, { lineWidth: 0 });
}

/** What a submission says it answers: the digest of all that the assignment says. */
export function assignmentDigest(assignment: Assignment): string {
  return digestOfJson(assignment);
}

/** The points of all exercises. */
export function pointsOf({ exercises }: Assignment): number {
  return exercises.reduce((sum, { points }) => sum + points, 0);
}

function yamlComplaint(error: unknown): string {
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  return said === '' ? 'it is neither YAML nor JSON.' : `${said.replace(/[:.]+$/u, '').slice(0, 160)}.`;
}
