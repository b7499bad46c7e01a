import * as v from 'valibot';
import {
  assignmentIdField,
  courseField,
  dateField,
  digestField,
  exerciseIdField,
  formatFields,
  lineField,
} from './fields.ts';
import { readJson } from './json-text.ts';
import { teachingLimits } from './limits.ts';
import { checked, type Reading } from './reading.ts';

/** How a student's row or one exercise in it ended. */
export const gradeStatuses = ['graded', 'timed-out', 'crashed', 'invalid', 'wrong-course-version', 'missing'] as const;
export type GradeStatus = (typeof gradeStatuses)[number];

/**
 * How far a score can be trusted. T0: the student's own check. T1: the student's claim. T2: the teacher's browser ran
 * the answer again. T3: it also ran checks that the student has never seen.
 */
export const trustTiers = ['T0', 'T1', 'T2', 'T3'] as const;
export type TrustTier = (typeof trustTiers)[number];

const points = v.pipe(v.number('points are a number'), v.minValue(0, 'points are 0 or more'));
const whole = v.pipe(points, v.integer('Classroom 50 takes whole numbers'));
const statusField = v.picklist(gradeStatuses, `it is one of ${gradeStatuses.join(', ')}`);

const property = v.looseObject({
  name: v.string(),
  passed: v.boolean(),
  feedback: v.string(),
  evidence: v.exactOptional(v.string()),
});

const gradedAnswer = v.pipe(
  v.looseObject({
    id: exerciseIdField,
    status: statusField,
    points: v.pipe(points, v.description('What the exercise is worth.')),
    score: v.pipe(points, v.description('What the student gets, with an override if there is one.')),
    raw: v.pipe(points, v.description('What the re-run gave.')),
    attempts: v.pipe(points, v.description('How many checks the student’s page remembers.')),
    tier: v.picklist(trustTiers),
    sentence: v.pipe(v.string(), v.description('What happened.')),
    properties: v.array(property),
    override: v.exactOptional(v.looseObject({ score: points, note: v.exactOptional(v.string()), at: dateField })),
  }),
  v.description('One exercise of one student.'),
);

const test = v.looseObject({ 'test-name': v.string(), passed: v.boolean(), score: whole, 'max-score': whole });

const gradedStudent = v.pipe(
  v.looseObject({
    schema: v.literal('classroom50/result/v1'),
    classroom: v.string(),
    assignment: assignmentIdField,
    assignment_type: v.literal('individual'),
    owner: v.pipe(v.string(), v.description('The key of the student’s row.')),
    submission: v.pipe(v.string(), v.description('The receipt, or "none".')),
    commit: v.pipe(v.string(), v.description('The digest of the submission, or "none": nothing here is a Git commit.')),
    release: v.pipe(v.string(), v.description('The file that it came from, or "none".')),
    review: v.pipe(v.string(), v.description('What happened, as a sentence.')),
    datetime: v.pipe(
      dateField,
      v.description('When it was handed in, by the student’s clock; graded_at if nothing was.'),
    ),
    graded_at: dateField,
    score: v.pipe(
      whole,
      v.description('Rounded for each exercise, because Classroom 50 takes whole numbers; see exercises.'),
    ),
    'max-score': whole,
    tests: v.array(test),
    status: statusField,
    tier: v.picklist(trustTiers),
    student: v.looseObject({
      id: v.string(),
      name: v.string(),
      email: v.string(),
      section: v.string(),
    }),
    late_days: v.exactOptional(v.pipe(points, v.description('Begun days after the due date, by the student’s clock.'))),
    penalty: v.exactOptional(
      v.pipe(points, v.description('The part of the points that being late takes off, 0 to 1.')),
    ),
    exact_score: points,
    exact_max: points,
    exercises: v.array(gradedAnswer),
  }),
  v.description('One student: a result of Classroom 50 (classroom50/result/v1) with more fields.'),
);

/** The format course-result/1: what a teacher’s grading gave. Unknown fields are kept. */
export const resultSchema = v.pipe(
  v.looseObject(
    {
      ...formatFields('course-result'),
      assignment: v.looseObject({
        id: assignmentIdField,
        title: lineField(200, 'What students see.'),
        digest: digestField,
      }),
      course: courseField,
      packDigest: v.exactOptional(digestField),
      graded_at: dateField,
      results: v.array(gradedStudent),
    },
    'it is not a result',
  ),
  v.title('course-result/1'),
  v.description('What grading an assignment of the Interleave course gave.'),
);

/** The result of grading a class. */
export type CourseResult = v.InferOutput<typeof resultSchema>;
/** The result of one student. */
export type StudentResult = CourseResult['results'][number];

/** Reads a result's file. Never throws. */
export function parseResult(text: string): Reading<CourseResult> {
  const what = 'This result';
  const json = readJson(text, teachingLimits.resultBytes, what);
  return json.ok ? checked(resultSchema, json.value, what) : json;
}

/** Writes a result as a JSON file. */
export function printResult(result: CourseResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
