import papa from 'papaparse';
import { expect, test } from 'vitest';
import { classRows, type ClassRow } from '../../src/runtime/teaching/class-list.ts';
import { classResult } from '../../src/runtime/teaching/class-result.ts';
import { longCsv, wideCsv } from '../../src/runtime/teaching/grade-tables.ts';
import { bookRow, gradeSteps, type BookRow, type Grade } from '../../src/runtime/teaching/gradebook.ts';
import type { HandIn } from '../../src/runtime/teaching/import/hand-ins.ts';
import type { Override } from '../../src/runtime/teaching/overrides.ts';
import { parseOverrides, printOverrides } from '../../src/runtime/teaching/overrides.ts';
import { parseResult, printResult } from '../../src/runtime/teaching/result.ts';
import { parseRoster, type RosterEntry } from '../../src/runtime/teaching/roster.ts';
import { sampleAssignment, sampleSubmission } from './teaching/samples.ts';

type Parts = Parameters<typeof sampleSubmission>[0];

function handIn(source: string, parts: Parts = {}, sender?: HandIn['sender']): HandIn {
  return { source, ...(sender && { sender }), submission: { ok: true, value: sampleSubmission(parts) } };
}

function moodle(name: string, number: string): NonNullable<HandIn['sender']> {
  return { platform: 'moodle', name, number, isLate: false };
}

function rosterOf(csv: string): readonly RosterEntry[] {
  const read = parseRoster(csv);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

function summary(rows: readonly ClassRow[]): readonly string[] {
  return rows.map(
    ({ key, handedIn }) => `${key} ${handedIn.kind === 'missing' ? 'missing' : `${handedIn.kind} ${handedIn.source}`}`,
  );
}

test('rosters of Canvas, Moodle and Classroom 50 are read by the words that head their columns', () => {
  const ada = { id: 's1', name: 'Ada Lovelace', email: 'ada@x.org', section: '' };
  expect(rosterOf('id,name,email\ns1,Ada Lovelace,ada@x.org\n\n')).toEqual([ada]);
  expect(rosterOf('\uFEFFFirst name,Surname,ID number,Email address\r\nAda,Lovelace,s1,ada@x.org')).toEqual([ada]);
  expect(rosterOf('"Student";"ID";"SIS User ID";"Section"\n"Lovelace, Ada";"812";"s1";"A"')).toEqual([
    { id: '812', name: 'Lovelace, Ada', email: '', section: 'A' },
  ]);
  expect(parseRoster('colour,size\nred,4')).toEqual({
    ok: false,
    message: 'This list has no column "id", "name" or "email": its first row names the columns.',
  });
  expect(parseRoster('id,name\n')).toEqual({ ok: false, message: 'This list holds no students below its first row.' });
});

test('there is one row for each student of the list, in its order, and one for each who is not on it', () => {
  const roster = rosterOf('id,name\ns1,Ada Lovelace\ns2,Grace Hopper\ns3,"Turing, Alan"');
  const rows = classRows(
    [
      handIn('x.json', { student: { name: 'Somebody Else' } }),
      handIn('alan.json', { student: { name: 'Alan Turing' } }),
      handIn('ada.json', { student: { id: ' S1 ' } }),
    ],
    sampleAssignment,
    roster,
  );
  expect(summary(rows)).toEqual([
    'id:s1 submission ada.json',
    'id:s2 missing',
    'id:s3 submission alan.json',
    'name:somebody else submission x.json',
  ]);
});

test('of several files of one student the latest counts, and one that cannot be read never does before one that can', () => {
  const [row] = classRows(
    [
      handIn('old.json', { at: '2026-11-28T12:00:00Z' }),
      handIn('new.json', { at: '2026-11-29T12:00:00Z' }),
      handIn('older.json', { at: '2026-11-27T12:00:00Z' }),
    ],
    sampleAssignment,
  );
  expect(row?.handedIn).toMatchObject({ source: 'new.json' });
  expect(row?.notes).toEqual([
    'There is another file of this student, which does not count: old.json.',
    'There is another file of this student, which does not count: older.json.',
  ]);
  const bad: HandIn = {
    source: 'bad.json',
    sender: moodle('Ada Lovelace', '1'),
    submission: { ok: false, message: 'x' },
  };
  const rows = classRows([bad, handIn('good.json', {}, moodle('Ada Lovelace', '1'))], sampleAssignment);
  expect(summary(rows)).toEqual(['moodle:1 submission good.json']);
});

test('nobody hands in for somebody else through a course platform', () => {
  const roster = rosterOf('id,name\ns1,Ada Lovelace\ns2,Mallory Smith');
  const rows = classRows(
    [
      handIn('ada.json', { at: '2026-11-28T12:00:00Z' }, moodle('Ada Lovelace', '11')),
      handIn(
        'mallory.json',
        { at: '2026-11-29T12:00:00Z', student: { id: 's1', name: 'Ada Lovelace' } },
        moodle('Mallory Smith', '12'),
      ),
      handIn('eve.json', { at: '2026-11-30T12:00:00Z', student: { id: 's1' } }, moodle('Eve Unlisted', '13')),
    ],
    sampleAssignment,
    roster,
  );
  expect(summary(rows)).toEqual([
    'id:s1 submission ada.json',
    'id:s2 submission mallory.json',
    'moodle:13 submission eve.json',
  ]);
  expect(rows[1]?.notes).toEqual([
    'The file says that its student has the id "s1"; the course platform says it came from Mallory Smith.',
  ]);
});

test('Canvas writes a name as one word and is understood', () => {
  const roster = rosterOf('id,name\n7,"Hopper, Grace Brewster"\n8,Ada Lovelace');
  const canvas = (name: string, number: string): HandIn['sender'] => ({
    platform: 'canvas',
    name,
    number,
    isLate: true,
  });
  const rows = classRows(
    [
      handIn('a', { student: {} }, canvas('hoppergracebrewster', '1')),
      handIn('b', { student: {} }, canvas('lovelaceada', '2')),
    ],
    sampleAssignment,
    roster,
  );
  expect(summary(rows)).toEqual(['id:7 submission a', 'id:8 submission b']);
  expect(rows[0]?.notes).toEqual(['Canvas calls it late.']);
});

test('what a teacher should know of a submission is said', () => {
  const attempts = Array.from({ length: 3 }, () => ({ at: '2026-11-30T11:00:00Z', ms: 1, status: 'marked', share: 0 }));
  const [row] = classRows(
    [
      handIn('late.json', {
        at: '2026-12-03T00:00:00Z',
        assignment: { id: 'races-lab', digest: `sha256-${'1'.repeat(64)}` },
        exercises: [{ id: 'first-come', attempts }],
      }),
    ],
    sampleAssignment,
  );
  expect(row?.notes).toEqual([
    'It was made for another version of this assignment, with other points, dates or exercises.',
    'It was made after the due date, by the student’s clock.',
    'The student checked "first-come" 3 times; the assignment allows 2.',
  ]);
});

test('a submission for another assignment is invalid and says for which', () => {
  const [row] = classRows(
    [handIn('other.json', { assignment: { id: 'other-lab', digest: `sha256-${'1'.repeat(64)}` } })],
    sampleAssignment,
  );
  expect(row?.handedIn).toEqual({
    kind: 'invalid',
    source: 'other.json',
    message: 'It answers another assignment, "other-lab". Drop it where that one is graded.',
  });
});

const digests = { first: `sha256-${'a'.repeat(64)}`, second: `sha256-${'b'.repeat(64)}` };
const site = new Map([['count-primes', digests.first]]);

test('what cannot be run has its status and its sentence, and claims of scores are not even looked at', () => {
  const answer = { kind: 'code' as const, files: [{ name: 'main.ts', text: '' }] };
  const row = (exercises: NonNullable<Parts>['exercises'] = []): ClassRow =>
    classRows([handIn('a.json', { exercises })], sampleAssignment)[0]!;
  const told = (one: ClassRow, anyVersion = false): readonly string[] =>
    [...gradeSteps(one, sampleAssignment, site, anyVersion).values()].map((step) =>
      step.kind === 'run' ? 'run' : `${step.grade.status} ${step.grade.share}: ${step.grade.sentence}`,
    );
  expect(
    told(row([{ id: 'count-primes', exercise: digests.first, answer, attempts: [], claimed: { share: 1 } }])),
  ).toEqual(['run', 'wrong-course-version 0: This version of the course does not have this exercise.']);
  expect(told(row([{ id: 'count-primes', attempts: [], claimed: { share: 1 } }]))[0]).toBe(
    'missing 0: This exercise was left without an answer.',
  );
  const other = row([{ id: 'count-primes', exercise: digests.second, answer, attempts: [] }]);
  expect(told(other)[0]).toMatch(/^wrong-course-version 0: It answers another version of this exercise\./u);
  expect(told(other, true)[0]).toBe('run');
});

function grade(parts: Partial<Grade> = {}): Grade {
  return {
    status: 'graded',
    share: 1,
    properties: [],
    sentence: 'All holds.',
    tier: 'T2',
    at: Date.UTC(2026, 11, 2),
    ...parts,
  };
}

function graded(
  grades: Readonly<Record<string, Grade>>,
  overrides: readonly Override[] = [],
  parts: Parts = {},
): BookRow {
  const [row] = classRows([handIn('ada.json', parts)], sampleAssignment);
  return bookRow(row!, sampleAssignment, new Map(Object.entries(grades)), overrides);
}

test('a row adds up points, and its status is the worst of its exercises', () => {
  const sums = ({ status, score, max }: BookRow): unknown => [status, score, max];
  expect(sums(graded({ 'count-primes': grade(), 'first-come': grade({ share: 1 / 3 }) }))).toEqual(['graded', 3, 5]);
  expect(sums(graded({ 'count-primes': grade({ share: 1 / 3 }), 'first-come': grade() }))).toEqual(['graded', 3.67, 5]);
  expect(sums(graded({ 'count-primes': grade() }))).toEqual([undefined, undefined, 5]);
  const timedOut = grade({ status: 'timed-out', share: 0 });
  expect(sums(graded({ 'count-primes': grade(), 'first-come': timedOut }))).toEqual(['timed-out', 2, 5]);
  const crashed = grade({ status: 'crashed', share: 0 });
  expect(sums(graded({ 'count-primes': crashed, 'first-come': timedOut }))).toEqual(['crashed', 0, 5]);
});

const override: Override = {
  student: 'id:s1',
  exercise: 'first-come',
  score: 2.5,
  note: '=seen by hand',
  at: '2026-12-02T00:00:00Z',
};

test('a score by hand counts instead of the re-run, is kept when that changes, and comes back from its file', () => {
  for (const share of [0, 1]) {
    const row = graded({ 'count-primes': grade(), 'first-come': grade({ status: 'timed-out', share }) }, [override]);
    expect([row.score, row.status, row.entries[1]?.raw, row.entries[1]?.score]).toEqual([
      4.5,
      'graded',
      share * 3,
      2.5,
    ]);
  }
  const file = printOverrides('races-lab', [override]);
  expect(parseOverrides(file)).toMatchObject({ ok: true, value: { overrides: [override] } });
  expect(parseOverrides('{}')).toMatchObject({ ok: false });
});

const context = { assignment: sampleAssignment, courseVersion: '0.1.0' };

test('tables give back to papaparse what they were made of, and hold no formula', () => {
  const student = { name: '=HYPERLINK("https://evil.example","Ada, \n Lovelace")', id: '-5' };
  const row = graded({ 'count-primes': grade(), 'first-come': grade({ share: 1 / 3 }) }, [override], {
    student: { ...student, name: student.name.replace('\n', ' ') },
  });
  const rows = [{ ...row, student: { ...row.student, ...student } }, graded({})];
  const read = (csv: string): readonly unknown[] => papa.parse(csv, { header: true, skipEmptyLines: true }).data;
  expect(read(longCsv(rows, context))[1]).toEqual({
    student_id: "'-5",
    name: `'${student.name}`,
    email: '',
    section: '',
    assignment: 'races-lab',
    exercise: 'first-come',
    raw: '1',
    max: '3',
    score: '1',
    status: 'graded',
    tier: 'T2',
    attempts: '0',
    late_days: '0',
    penalty: '0',
    submitted_at: '2026-11-30T12:00:00.000Z',
    graded_at: '2026-12-02T00:00:00.000Z',
    override: '',
    note: '',
    course_version: '0.1.0',
    pack_digest: '',
  });
  expect(read(longCsv(rows, context))).toHaveLength(4);
  const wide = read(wideCsv(rows, context));
  expect(wide[0]).toMatchObject({ 'count-primes': '2', 'first-come': '1', score: '3', max: '5', status: 'graded' });
  expect(wide[1]).toMatchObject({ 'count-primes': '', score: '', status: 'waiting' });
});

test('a class’s result holds what Classroom 50 wants, and reads back the same', () => {
  const rows = [graded({ 'count-primes': grade({ share: 0.6 }), 'first-come': grade() }, [override])];
  const result = classResult(rows, context, digests.first, '2026-12-02T00:00:00Z');
  expect(parseResult(printResult(result))).toEqual({ ok: true, value: result });
  const [student] = result.results;
  expect(student).toMatchObject({
    schema: 'classroom50/result/v1',
    assignment: 'races-lab',
    owner: 'id:s1',
    score: 4,
    'max-score': 5,
    exact_score: 3.7,
    tests: [
      { 'test-name': 'count-primes', passed: false, score: 1, 'max-score': 2 },
      { 'test-name': 'first-come', passed: false, score: 3, 'max-score': 3 },
    ],
  });
  expect(student?.tests.reduce((sum, { score }) => sum + score, 0)).toBe(student?.score);
});
