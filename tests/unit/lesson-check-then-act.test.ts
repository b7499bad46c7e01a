import { expect, test } from 'vitest';
import { countsOf, exploredLesson, outcomesOf } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/check-then-act');

test('the last ticket is sold twice in 12 of 16 schedules', async () => {
  const { verdict, findings } = await explored('look-then-sell');
  expect(countsOf(verdict)).toBe('12 of 16, 50 %');
  expect(outcomesOf(verdict)).toEqual({ '1 sold': 4n, '2 sold': 12n });
  expect(findings).toEqual(['assertion, 2, 1, 6: AB3A2']);
});

test('looking again makes it rarer, and a third look still more', async () => {
  expect(countsOf((await explored('look-twice')).verdict)).toBe('36 of 52, 38 %');
  const third = await explored('look-twice', {
    'if (Atomics.load(free, 0) > 0) {\n      Atomics.sub':
      'if (Atomics.load(free, 0) > 0 && Atomics.load(free, 0) > 0) {\n      Atomics.sub',
  });
  expect(countsOf(third.verdict)).toBe('120 of 180, 31 %');
});

test('three clerks can sell the last ticket three times', async () => {
  const three = await explored('look-then-sell', { '{ A: clerk, B: clerk }': '{ A: clerk, B: clerk, C: clerk }' });
  expect(Object.keys(outcomesOf(three.verdict))).toEqual(['1 sold', '2 sold', '3 sold']);
});

test('act, then look: sold once, but the board goes below zero in every schedule', async () => {
  const { verdict, findings } = await explored('take-then-look');
  expect(countsOf(verdict)).toBe('4 of 4, 100 %');
  expect(findings).toEqual(['invariant, 1, 1, 2: AB']);
  const without = await explored('take-then-look', { 'export function invariant': 'function unused' });
  expect(without.verdict.findings).toEqual([]);
  const seen = await explored('take-then-look', {
    'export function invariant': 'function unused',
    'fill(1),': 'fill(1),\n    seen: new Int32Array(new SharedArrayBuffer(4)),',
    'if (before > 0) Atomics.add(sold, 0, 1);':
      'if (before > 0) Atomics.add(sold, 0, 1);\n  else Atomics.add(free, 0, 1);',
    '{ A: clerk, B: clerk };':
      '{ A: clerk, B: clerk, C({ free, seen }: Shared) { seen[0] = Atomics.load(free, 0); } };\nexport const outcome = ({ seen }: Shared) => seen[0];',
  });
  expect(
    Object.keys(outcomesOf(seen.verdict))
      .map(Number)
      .toSorted((one, other) => one - other),
  ).toEqual([-1, 0, 1]);
});

test('one try: half of the schedules send somebody away, and none sells a ticket twice', async () => {
  const { verdict, findings } = await explored('once');
  expect(countsOf(verdict)).toBe('8 of 16, 50 %');
  expect(outcomesOf(verdict)).toEqual({ '1 sold': 8n, '2 sold': 8n });
  expect(findings).toEqual(['assertion, 2, 1, 5: AB3A']);
});

test('try again: all schedules sell two', async () => {
  const { verdict } = await explored('retry');
  expect(countsOf(verdict)).toBe('0 of 10788, 0 %');
  expect(verdict.findings).toEqual([]);
  const waiting = await explored('retry', { 'if (seen === 0) return;': 'if (seen === 0) continue;' });
  expect(waiting.verdict.findings[0]?.kind).toBe('busy-wait');
  expect(waiting.verdict.findings[0]?.message).toContain('free[0]');
});

test('a cell for each seat: six ways to sit, and no other', async () => {
  const { verdict } = await explored('seats');
  expect(Object.keys(outcomesOf(verdict))).toEqual(['1 2 3', '1 3 2', '2 1 3', '2 3 1', '3 1 2', '3 2 1']);
  expect(verdict.findings).toEqual([]);
});
