import { expect, test } from 'vitest';
import { countsOf, exploredLesson, outcomesOf } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/data-races');
const kindsOf = async (id: string, edits = {}): Promise<readonly string[]> => [
  ...new Set((await explored(id, edits)).verdict.findings.map(({ kind }) => kind)),
];

test('one click at each door: four of six are wrong, and two accesses race', async () => {
  const { verdict } = await explored('plain');
  expect(countsOf(verdict)).toBe('4 of 6, 50 %');
  expect(await kindsOf('plain')).toEqual(['assertion', 'data-race']);
  const lines = verdict.findings.flatMap(({ race }) => race?.accesses.map(({ site }) => site?.line) ?? []);
  expect(new Set(lines)).toEqual(new Set([9]));
});

test('one step: two schedules, nothing found', async () => {
  expect(countsOf((await explored('one-step')).verdict)).toBe('0 of 2, 0 %');
  expect(await kindsOf('one-step')).toEqual([]);
});

test('atomic, in two steps: as wrong as before, without a race', async () => {
  expect(countsOf((await explored('two-steps')).verdict)).toBe('4 of 6, 50 %');
  expect(await kindsOf('two-steps')).toEqual(['assertion']);
  const mixed = await explored('two-steps', {
    'export const threads = { A: click, B: click };':
      'export const threads = { A: ({ total }: Shared) => void Atomics.add(total, 0, 1), B: click };',
  });
  expect(outcomesOf(mixed.verdict)).toEqual({ 1: 1n, 2: 2n });
});

test('a plain flag: no schedule fails, both cells race, and the loop may hang', async () => {
  const { verdict } = await explored('plain-flag');
  expect(verdict.counts?.failing).toBe(0n);
  expect(verdict.findings.map(({ kind }) => kind)).toEqual(['data-race', 'data-race']);
  expect(verdict.findings.map(({ race }) => race?.accesses[0].cell)).toEqual(['flag[0]', 'letter[0]']);
  expect(verdict.findings[0]?.race?.mayHang).toBe(true);
});

test('an atomic flag orders the letter, and half of one does not', async () => {
  expect(await kindsOf('atomic-flag')).toEqual([]);
  const half = await explored('plain-flag', { 'flag[0] === 0': 'Atomics.load(flag, 0) === 0' });
  expect(half.verdict.findings.map(({ race }) => race?.accesses[0].cell)).toEqual(['flag[0]', 'letter[0]']);
});

test('two clicks at each door can come to 2', async () => {
  const twice = await explored('plain', {
    'total[0] += 1;': 'total[0] += 1;\n  total[0] += 1;',
    'total[0] === 2': 'total[0] === 4',
  });
  expect(outcomesOf(twice.verdict)).toMatchObject({ 2: 32n });
  expect(twice.verdict.counts?.schedules).toBe(70n);
});
