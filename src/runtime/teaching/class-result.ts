import { assignmentDigest } from './assignment.ts';
import type { BookEntry, BookRow } from './gradebook.ts';
import type { TableContext } from './grade-tables.ts';
import type { CourseResult, StudentResult } from './result.ts';
import { receiptOf } from './submission.ts';

/** Puts a graded class into the format course-result/1. `gradedAt` is a moment by ISO 8601. */
export function classResult(
  rows: readonly BookRow[],
  { assignment, courseVersion, packDigest }: TableContext,
  courseDigest: string,
  gradedAt: string,
): CourseResult {
  return {
    format: 'course-result',
    version: 1,
    assignment: { id: assignment.id, title: assignment.title, digest: assignmentDigest(assignment) },
    course: { version: courseVersion, digest: courseDigest },
    ...(packDigest !== undefined && { packDigest }),
    graded_at: gradedAt,
    results: rows.map((row) => studentResult(row, assignment.id, gradedAt)),
  };
}

function studentResult(row: BookRow, assignment: string, gradedAt: string): StudentResult {
  const { handedIn, entries } = row;
  const submission = handedIn.kind === 'submission' ? handedIn.submission : undefined;
  const tests = entries.map(({ id, points, score = 0 }) => ({
    'test-name': id,
    passed: score >= points,
    score: Math.round(score),
    'max-score': Math.round(points),
  }));
  return {
    schema: 'classroom50/result/v1',
    classroom: 'interleave',
    assignment,
    assignment_type: 'individual',
    owner: row.key,
    submission: submission ? receiptOf(submission) : 'none',
    commit: submission?.digest ?? 'none',
    release: handedIn.kind === 'missing' ? 'none' : handedIn.source,
    review: reviewOf(row),
    datetime: submission?.at ?? gradedAt,
    graded_at: gradedAt,
    score: tests.reduce((sum, { score }) => sum + score, 0),
    'max-score': tests.reduce((sum, test) => sum + test['max-score'], 0),
    tests,
    status: row.status ?? 'missing',
    tier: row.tier,
    student: row.student,
    ...(submission && { late_days: row.late.days, penalty: row.late.penalty }),
    exact_score: row.score ?? 0,
    exact_max: row.max,
    exercises: entries.map(exerciseResult),
  };
}

function exerciseResult(entry: BookEntry): StudentResult['exercises'][number] {
  const { id, points, grade, raw = 0, score = 0, attempts, override } = entry;
  return {
    id,
    status: grade?.status ?? 'missing',
    points,
    score,
    raw,
    attempts,
    tier: grade?.tier ?? 'T2',
    sentence: grade?.sentence ?? 'It was not graded.',
    properties: (grade?.properties ?? []).map((property) => ({ ...property })),
    ...(override && {
      override: { score: override.score, at: override.at, ...(override.note !== undefined && { note: override.note }) },
    }),
  };
}

function reviewOf({ handedIn, status, score, max }: BookRow): string {
  if (handedIn.kind === 'missing') return 'Nothing was handed in.';
  if (handedIn.kind === 'invalid') return handedIn.message;
  return status === undefined ? 'Not all of it was graded.' : `${score ?? 0} of ${max} points.`;
}
