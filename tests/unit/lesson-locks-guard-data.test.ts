import { expect, test } from 'vitest';
import { countsOf, exploredLesson, outcomesOf } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/locks-guard-data');

test('two tills without a lock', async () => {
  const { verdict } = await explored('no-lock');
  expect(countsOf(verdict)).toBe('32 of 70, 50 %');
  expect(outcomesOf(verdict)).toEqual({
    '120 and 80': 38n,
    '90 and 80': 4n,
    '120 and 70': 4n,
    '130 and 80': 12n,
    '120 and 110': 12n,
  });
});

test('a lock for each of us guards nothing', async () => {
  const { verdict } = await explored('a-lock-each');
  expect(countsOf(verdict)).toBe('450 of 924, 47 %');
  expect(verdict.findings.some(({ kind }) => kind === 'data-race')).toBe(true);
  const both = await explored('a-lock-each', {
    'A({ lockOfA, cash }: Shared): void {\n    withLock(lockOfA, () => {':
      'A({ lockOfA, lockOfB, cash }: Shared): void {\n    withLock(lockOfA, () => withLock(lockOfB, () => {',
    'cash[right] += 10;\n    });': 'cash[right] += 10;\n    }));',
    'B({ lockOfB, cash }: Shared): void {\n    withLock(lockOfB, () => {':
      'B({ lockOfA, lockOfB, cash }: Shared): void {\n    withLock(lockOfA, () => withLock(lockOfB, () => {',
    'cash[left] += 30;\n    });': 'cash[left] += 30;\n    }));',
  });
  expect(both.verdict.findings).toEqual([]);
});

test('locked, and locked again: no race, and wrong', async () => {
  const { verdict } = await explored('lock-per-call');
  expect(countsOf(verdict)).toBe('4 of 6, 50 %');
  expect(verdict.findings.map(({ kind }) => kind)).toEqual(['assertion']);
});

test('one lock for the money', async () => {
  const { verdict } = await explored('one-lock');
  expect(countsOf(verdict)).toBe('0 of 2, 0 %');
  expect(verdict.findings).toEqual([]);
  const half = await explored('one-lock', {
    'cash[from] -= amount;\n      cash[to] += amount;\n    });':
      'cash[from] -= amount;\n    });\n    cash[to] += amount;',
  });
  expect(new Set(half.verdict.findings.map(({ kind }) => kind))).toEqual(new Set(['assertion', 'data-race']));
});

test('who only looks counts 190 or 210, unless she takes the lock over both looks', async () => {
  const counts = async (edits: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { verdict } = await explored('auditor', {
      'lock: mutex(),': 'lock: mutex(), sum: new Int32Array(new SharedArrayBuffer(4)),',
      'C({ cash }: Shared)': 'C({ lock, cash, sum: counted }: Shared)',
      'assert(sum === 200, `Cleo counts ${sum}`);': 'counted[0] = sum;',
      'export function check': 'export const outcome = ({ sum }: Shared) => sum[0];\nexport function check',
      ...edits,
    });
    return Object.keys(outcomesOf(verdict));
  };
  expect(countsOf((await explored('auditor')).verdict)).toBe('9 of 28, 11 %');
  expect(await counts({})).toEqual(['190', '200', '210']);
  const sum = 'const sum = cash[0] + cash[1];';
  expect(await counts({ [sum]: 'const sum = withLock(lock, () => cash[0] + cash[1]);' })).toEqual(['200']);
  const parted = 'const sum = withLock(lock, () => cash[0]) + withLock(lock, () => cash[1]);';
  expect(await counts({ [sum]: parted })).toEqual(['200', '210']);
});

test('a lock for each shop, and one for both', async () => {
  const { verdict } = await explored('two-shops');
  expect(countsOf(verdict)).toBe('0 of 51480, 0 %');
  const one = await explored('two-shops', { 'withLock(locks[shop],': 'withLock(locks[0],' });
  expect(countsOf(one.verdict)).toBe('0 of 24, 0 %');
  expect(one.verdict.findings).toEqual([]);
});
