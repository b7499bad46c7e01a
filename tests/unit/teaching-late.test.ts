import { expect, test } from 'vitest';
import { parseAssignment, printAssignment, type Assignment } from '../../src/runtime/teaching/assignment.ts';
import { classRows } from '../../src/runtime/teaching/class-list.ts';
import { bookRow, type Grade } from '../../src/runtime/teaching/gradebook.ts';
import { longCsv } from '../../src/runtime/teaching/grade-tables.ts';
import { lateFigures, latenessOf } from '../../src/runtime/teaching/late.ts';
import { sampleAssignment, sampleSubmission } from './teaching/samples.ts';

const due = '2026-12-01T23:00:00Z';
const late = { perDay: '10%', max: '25%', grace: 'PT15M' } as const;
const asked: Assignment = { ...sampleAssignment, due, late };

const after = (minutes: number): string => new Date(Date.parse(due) + minutes * 60_000).toISOString();

test.each([
  [-1, 0, 0],
  [15, 0, 0],
  [16, 1, 0.1],
  [24 * 60, 1, 0.1],
  [24 * 60 + 1, 2, 0.2],
  [99 * 24 * 60, 99, 0.25],
])('%i minutes after the due date are %i days late and lose %f of the points', (minutes, days, penalty) => {
  expect(latenessOf({ at: after(minutes) }, asked)).toEqual({ days, penalty });
});

test('without a due date nothing is late, and without a policy late work loses nothing', () => {
  expect(latenessOf({ at: after(9_999) }, { late })).toEqual({ days: 0, penalty: 0 });
  expect(latenessOf({ at: after(1) }, { due })).toEqual({ days: 1, penalty: 0 });
  expect(lateFigures({ perDay: '2.5%', grace: 'PT1H30M' })).toEqual({ perDay: 2.5, max: 100, graceMinutes: 90 });
});

test('what being late takes off is told, shows in the grade book, and never touches a score by hand', () => {
  const submission = sampleSubmission({ at: after(30), student: { id: 's1' } });
  const [row] = classRows([{ source: 'ada.json', submission: { ok: true, value: submission } }], asked);
  expect(row?.notes).toContain('It was made after the due date, by the student’s clock; that takes 10 % off.');
  const grade: Grade = { status: 'graded', share: 1, properties: [], sentence: '', tier: 'T2', at: 1 };
  const grades = new Map([
    ['count-primes', grade],
    ['first-come', grade],
  ]);
  const override = { student: 'id:s1', exercise: 'first-come', score: 3, at: due };
  const book = bookRow(row!, asked, grades, [override]);
  expect(book.entries.map(({ raw, score }) => [raw, score])).toEqual([
    [2, 1.8],
    [3, 3],
  ]);
  expect(book.score).toBe(4.8);
  const csv = longCsv([book], { assignment: asked, courseVersion: '1' });
  expect(csv).toContain('late_days,penalty,submitted_at');
  expect(csv).toMatch(/,1,0\.1,2026-12-01T23:30:00\.000Z,/u);
});

test('an assignment says what late work loses, and one that says it wrongly is refused', () => {
  const yaml = printAssignment(asked);
  expect(yaml).toContain('perDay: 10%');
  expect(parseAssignment(yaml)).toEqual({ ok: true, value: asked });
  expect(parseAssignment(yaml.replace('10%', '101%'))).toEqual({
    ok: false,
    message: 'This assignment cannot be read. At late, perDay: it is text from "0%" to "100%".',
  });
  expect(parseAssignment(yaml.replace('PT15M', 'PT'))).toMatchObject({ ok: false });
});
