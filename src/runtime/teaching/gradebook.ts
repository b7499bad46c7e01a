import type { Assignment } from './assignment.ts';
import type { HandedAnswer } from './answer-field.ts';
import type { ClassRow, HandedIn } from './class-list.ts';
import { latenessOf, type Lateness } from './late.ts';
import type { Override } from './overrides.ts';
import type { GradeStatus, TrustTier } from './result.ts';
import type { HandedExercise } from './submission.ts';

/** One thing that had to hold of an answer, and what came of it. */
export type GradedProperty = {
  readonly name: string;
  readonly passed: boolean;
  readonly feedback: string;
  readonly evidence?: string;
};

/** What running an answer again gave, or why it was not run. */
export type Grade = {
  readonly status: GradeStatus;
  /** Part of the points, 0 to 1. */
  readonly share: number;
  readonly properties: readonly GradedProperty[];
  readonly sentence: string;
  /** T2, or T3 if a hidden check gave it. */
  readonly tier: TrustTier;
  /** When, in epoch milliseconds. */
  readonly at: number;
};

/** What this site can grade: the digests of its exercises by their ids. */
export type SiteExercises = ReadonlyMap<string, string>;

/** What is to be done with one exercise of a row. */
export type GradeStep =
  | { readonly kind: 'run'; readonly handed: HandedExercise; readonly answer: HandedAnswer }
  /** Nothing is run: the grade stands. */
  | { readonly kind: 'settled'; readonly grade: Grade };

/** Says what to do with each exercise of a row, by the ids of the assignment. `anyVersion`: also run what was written for another version of an exercise. */
export function gradeSteps(
  { handedIn }: ClassRow,
  assignment: Assignment,
  site: SiteExercises,
  anyVersion: boolean,
): ReadonlyMap<string, GradeStep> {
  return new Map(assignment.exercises.map(({ id }) => [id, rowStep(handedIn, id, site.get(id), anyVersion)]));
}

function rowStep(handedIn: HandedIn, id: string, digest: string | undefined, anyVersion: boolean): GradeStep {
  switch (handedIn.kind) {
    case 'missing':
      return settled('missing', 'Nothing was handed in.');
    case 'invalid':
      return settled('invalid', handedIn.message);
    case 'submission':
      return stepFor(
        handedIn.submission.exercises.find((exercise) => exercise.id === id),
        digest,
        anyVersion,
      );
  }
}

function stepFor(handed: HandedExercise | undefined, digest: string | undefined, anyVersion: boolean): GradeStep {
  if (digest === undefined) {
    return settled('wrong-course-version', 'This version of the course does not have this exercise.');
  }
  if (handed?.answer === undefined) return settled('missing', 'This exercise was left without an answer.');
  if (handed.exercise !== undefined && handed.exercise !== digest && !anyVersion) {
    return settled(
      'wrong-course-version',
      'It answers another version of this exercise. Grade it on the version of the course that it names, or choose to grade all versions.',
    );
  }
  return { kind: 'run', handed, answer: handed.answer };
}

function settled(status: GradeStatus, sentence: string): GradeStep {
  return { kind: 'settled', grade: { status, share: 0, properties: [], sentence, tier: 'T2', at: 0 } };
}

/** One exercise of a student in the grade book. */
export type BookEntry = {
  readonly id: string;
  readonly points: number;
  /** None while it waits for its run. */
  readonly grade: Grade | undefined;
  readonly override: Override | undefined;
  /** What the re-run gave, in points; none while it waits. */
  readonly raw: number | undefined;
  /** What counts: the override, else what the re-run gave less what being late takes off. */
  readonly score: number | undefined;
  readonly attempts: number;
};

/** A student's row in the grade book. */
export type BookRow = ClassRow & {
  readonly entries: readonly BookEntry[];
  /** None while an exercise waits. */
  readonly status: GradeStatus | undefined;
  readonly tier: TrustTier;
  readonly late: Lateness;
  readonly score: number | undefined;
  readonly max: number;
};

/** Puts together what a row gets: an override counts instead of a grade, and stays when everything is graded again. */
export function bookRow(
  row: ClassRow,
  assignment: Assignment,
  grades: ReadonlyMap<string, Grade>,
  overrides: readonly Override[],
): BookRow {
  const submission = row.handedIn.kind === 'submission' ? row.handedIn.submission : undefined;
  const late = submission ? latenessOf(submission, assignment) : { days: 0, penalty: 0 };
  const entries = assignment.exercises.map(({ id, points }): BookEntry => {
    const grade = grades.get(id);
    const override = overrides.findLast(({ student, exercise }) => student === row.key && exercise === id);
    const raw = grade && inPoints(grade.share * points);
    const earned = grade && inPoints(grade.share * points * (1 - late.penalty));
    const attempts = submission?.exercises.find((handed) => handed.id === id)?.attempts.length ?? 0;
    return { id, points, grade, override, raw, score: override?.score ?? earned, attempts };
  });
  return {
    ...row,
    entries,
    status: rowStatus(row, entries),
    tier: entries.some(({ grade }) => grade?.tier === 'T3') ? 'T3' : 'T2',
    late,
    score: entries.every(({ score }) => score !== undefined)
      ? inPoints(entries.reduce((sum, { score = 0 }) => sum + score, 0))
      : undefined,
    max: inPoints(entries.reduce((sum, { points }) => sum + points, 0)),
  };
}

/** Worst first: what a teacher should look at. */
const byConcern: readonly GradeStatus[] = ['crashed', 'timed-out', 'wrong-course-version', 'invalid'];

function rowStatus({ handedIn }: ClassRow, entries: readonly BookEntry[]): GradeStatus | undefined {
  if (handedIn.kind !== 'submission') return handedIn.kind;
  if (entries.some(({ grade, override }) => grade === undefined && override === undefined)) return undefined;
  const open = entries.filter(({ override }) => override === undefined);
  return byConcern.find((status) => open.some(({ grade }) => grade?.status === status)) ?? 'graded';
}

/** Points have at most two decimals, as grade books of course platforms do. */
function inPoints(points: number): number {
  return Math.round(points * 100) / 100;
}
