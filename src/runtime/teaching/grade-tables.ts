import papa from 'papaparse';
import type { Assignment } from './assignment.ts';
import type { BookEntry, BookRow } from './gradebook.ts';

/** What a table needs beside its rows. */
export type TableContext = {
  readonly assignment: Assignment;
  readonly courseVersion: string;
  readonly packDigest?: string;
};

const longColumns = [
  'student_id',
  'name',
  'email',
  'section',
  'assignment',
  'exercise',
  'raw',
  'max',
  'score',
  'status',
  'tier',
  'attempts',
  'late_days',
  'penalty',
  'submitted_at',
  'graded_at',
  'override',
  'note',
  'course_version',
  'pack_digest',
] as const;

/** One line for each student and exercise (CSV, RFC 4180). */
export function longCsv(rows: readonly BookRow[], context: TableContext): string {
  const { assignment, courseVersion, packDigest = '' } = context;
  const lines = rows.flatMap((row) => {
    const { id, name, email, section } = row.student;
    const submission = row.handedIn.kind === 'submission' ? row.handedIn.submission : undefined;
    const { days, penalty } = row.late;
    const late = submission ? [days, penalty] : ['', ''];
    return row.entries.map((entry) => [
      ...[id, name, email, section, assignment.id, entry.id],
      ...[entry.raw ?? '', entry.points, entry.score ?? '', statusOf(entry), tierOf(row, entry), entry.attempts],
      ...late,
      ...[submission?.at ?? '', gradedAt(entry), entry.override?.score ?? '', entry.override?.note ?? ''],
      ...[courseVersion, packDigest],
    ]);
  });
  return csv([[...longColumns], ...lines]);
}

/** One line for each student, with a column for each exercise (CSV, RFC 4180). */
export function wideCsv(rows: readonly BookRow[], { assignment }: TableContext): string {
  const exercises = assignment.exercises.map(({ id }) => id);
  const lines = rows.map((row) => {
    const { id, name, email, section } = row.student;
    const submitted = row.handedIn.kind === 'submission' ? row.handedIn.submission.at : '';
    const scores = row.entries.map(({ score }) => score ?? '');
    return [
      id,
      name,
      email,
      section,
      row.status ?? 'waiting',
      row.tier,
      submitted,
      ...scores,
      row.score ?? '',
      row.max,
    ];
  });
  const head = [
    'student_id',
    'name',
    'email',
    'section',
    'status',
    'tier',
    'submitted_at',
    ...exercises,
    'score',
    'max',
  ];
  return csv([head, ...lines]);
}

/** What a spreadsheet begins to compute at. Papa Parse's own expression (5.7.1) misses formulas with a line end in them. */
const formula = /^[=+\-@\t\r\n]/u;

/**
 * Texts that a spreadsheet would take for a formula get a `'` in front. Numbers are numbers here and stay as they are.
 * The mark in front says UTF-8 to Excel.
 */
function csv(lines: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${papa.unparse(
    lines.map((line) => [...line]),
    { escapeFormulae: formula, newline: '\r\n' },
  )}\r\n`;
}

function statusOf({ grade }: BookEntry): string {
  return grade?.status ?? 'waiting';
}

function tierOf(row: BookRow, { grade }: BookEntry): string {
  return grade?.tier ?? row.tier;
}

function gradedAt({ grade }: BookEntry): string {
  return grade && grade.at > 0 ? new Date(grade.at).toISOString() : '';
}
