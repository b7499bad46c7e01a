import { expect, test } from 'vitest';
import { countsOf, exploredLesson } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/deadlock-and-fairness');

test('one knife, one board: a circle after one switch', async () => {
  const { verdict, findings } = await explored('two-tools');
  expect(countsOf(verdict)).toBe('2 of 6, 50 %');
  expect(findings).toEqual(['deadlock, 1, 1, 2: AB']);
  expect(verdict.findings[0]?.message).toMatch(/A waits for board, which B holds.*B waits for knife, which A holds/u);
  expect(verdict.findings[0]?.circle).toEqual([0, 1]);
});

test('left, then right: six of 168, and one in three at random; without the third, none', async () => {
  const { verdict, findings } = await explored('philosophers');
  expect(countsOf(verdict)).toBe('6 of 168, 33 %');
  expect(findings).toEqual(['deadlock, 2, 2, 3: ABC']);
  const two = await explored('philosophers', { ', C: philosopher(2) }': ' }' });
  expect(two.verdict.findings).toEqual([]);
});

test.each([
  ['ordered', '0 of 142, 0 %'],
  ['waiter', '0 of 20280, 0 %'],
  ['step-aside', '0 of 150, 0 %'],
])('%s: all schedules hold', async (id, counts) => {
  const { verdict } = await explored(id);
  expect(countsOf(verdict)).toBe(counts);
  expect(verdict.findings).toEqual([]);
});

test('take, fail, put back: a circle without end, in which both get their turns', async () => {
  const { verdict, findings } = await explored('give-back');
  expect(verdict.counts).toBeUndefined();
  expect(findings).toEqual(['livelock, 0, 0, 0:  (ABABAB)']);
});

test('a board with many readers: a circle of steps in which the writer never finds it free', async () => {
  const { findings } = await explored('readers');
  expect(findings).toEqual(['livelock, 1, 1, 2: RW (RSWRS2R)']);
});

test('a writer who says that it waits is let through', async () => {
  const { verdict, findings } = await explored('writer-first');
  expect(findings).toEqual([]);
  expect(countsOf(verdict)).toBe('not counted');
  expect(verdict.guarantee).toEqual({ kind: 'all-schedules' });
});

test('what a reader tries by hand', async () => {
  const right = await explored('philosophers', {
    'C: philosopher(2) }':
      'C({ fork }: Shared) { acquire(fork[0]); acquire(fork[2]); release(fork[2]); release(fork[0]); } }',
  });
  expect(right.verdict.findings).toEqual([]);
  const full = await explored('waiter', { 'semaphore(seats - 1)': 'semaphore(seats)' });
  expect(full.findings).toEqual(['deadlock, 2, 2, 6: A2B2C2']);
  const kitchen = await explored('two-tools', {
    'board: mutex() }': 'board: mutex(), kitchen: mutex() }',
    'A({ knife, board }: Shared): void {\n    acquire(knife);':
      'A({ knife, board, kitchen }: Shared): void {\n    acquire(kitchen);\n    acquire(knife);',
    'release(board);\n    release(knife);\n  },': 'release(board);\n    release(knife);\n    release(kitchen);\n  },',
    'B({ knife, board }: Shared): void {\n    acquire(board);':
      'B({ knife, board, kitchen }: Shared): void {\n    acquire(kitchen);\n    acquire(board);',
    'release(knife);\n    release(board);\n  },': 'release(knife);\n    release(board);\n    release(kitchen);\n  },',
  });
  expect(countsOf(kitchen.verdict)).toBe('0 of 2, 0 %');
  const otherwise = await explored('ordered', {
    'release(fork[second]);\n    release(fork[first]);': 'release(fork[first]);\n    release(fork[second]);',
  });
  expect(otherwise.verdict.findings).toEqual([]);
});
