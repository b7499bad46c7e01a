import { expect, test } from 'vitest';
import { attemptWords, predictionWords, visitWords } from '../../src/components/progress/progress-words.ts';
import type { Attempt, Visit } from '../../src/runtime/index.ts';

const visit = (...programs: string[]): Visit => ({
  format: 1,
  path: 'a/b',
  title: 'B',
  first: 0,
  last: 0,
  anchor: '',
  programs: Object.fromEntries(programs.map((id) => [id, 1])),
});
const attempt = (exercise: string, share: number): Attempt => ({
  exercise,
  at: 0,
  ms: 1,
  status: 'marked',
  share,
  digest: '',
});

test('a lesson is opened, partly run or wholly run; programs that it no longer has do not count', () => {
  expect(visitWords(visit(), ['one', 'two'])).toBe('opened');
  expect(visitWords(visit('one', 'gone'), ['one', 'two'])).toBe('1 of 2 programs run');
  expect(visitWords(visit('one', 'two'), ['one', 'two'])).toBe('all programs run');
  expect(visitWords(visit('gone'), [])).toBe('opened');
});

test('of each prediction of a lesson the last answer counts', () => {
  const attempts = [
    attempt('a/b/one#prediction', 1),
    attempt('a/b/one#prediction', 0.5),
    attempt('a/b/two#prediction', 1),
    attempt('a/bc/one#prediction', 1),
    attempt('bank', 1),
  ];
  expect(predictionWords(attempts, 'a/b')).toBe('1 of 2 right');
  expect(predictionWords(attempts, 'a/c')).toBe('none yet');
});

test('the best of all attempts at an exercise counts, and never more than was reached', () => {
  expect(attemptWords([])).toBeUndefined();
  expect(attemptWords([attempt('bank', 0.5)])).toEqual({ tries: '1 attempt', best: '50 %' });
  expect(attemptWords([attempt('bank', 0.999), attempt('bank', 0)])).toEqual({ tries: '2 attempts', best: '99 %' });
});
