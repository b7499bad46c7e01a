import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from '../../src/components/notebook/line-diff.ts';
import type { DiffLine } from '../../src/components/notebook/line-diff.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 });
const textOf = (some: readonly string[]) => some.map((line) => `${line}\n`).join('');
const side = (diff: readonly DiffLine[], kind: 'removed' | 'added') =>
  diff.filter((line) => line.kind === 'same' || line.kind === kind).map(({ text }) => text);

/** Length of a longest common subsequence, by the table of the textbook. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  const table = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0));
  for (const [i, left] of one.entries())
    for (const [j, right] of other.entries())
      table[i + 1]![j + 1] = left === right ? table[i]![j]! + 1 : Math.max(table[i]![j + 1]!, table[i + 1]![j]!);
  return table[one.length]![other.length]!;
}

test('both texts can be read from their difference, with the numbers of their lines', () => {
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      const diff = lineDiff(textOf(before), textOf(now));
      expect(side(diff, 'removed')).toEqual(before);
      expect(side(diff, 'added')).toEqual(now);
      expect(diff.flatMap((line) => (line.kind === 'added' ? [] : [line.before]))).toEqual(
        before.map((_, index) => index + 1),
      );
      expect(diff.flatMap((line) => (line.kind === 'removed' ? [] : [line.now]))).toEqual(
        now.map((_, index) => index + 1),
      );
    }),
  );
});

test('as many lines as possible are the same', () => {
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      const same = lineDiff(textOf(before), textOf(now)).filter(({ kind }) => kind === 'same');
      expect(same).toHaveLength(longestCommon(before, now));
    }),
  );
});

test('a changed line is removed first and added then, and line endings make no difference', () => {
  expect(lineDiff('one\r\ntwo\r\n', 'one\nzwei').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'same one',
    'removed two',
    'added zwei',
  ]);
});

test('texts that have nothing in common are told apart without looking for ever', () => {
  const many = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`).join('\n');
  const diff = lineDiff(many('old'), many('new'));
  expect(diff).toHaveLength(40_000);
});
