import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draggedTo, indented, moved, placedIn, takenOut } from '../../src/components/items/arrangement.ts';
import type { Arrangement } from '../../src/components/items/arrangement.ts';

const start: Arrangement = { placed: [{ id: 'a', indent: 0 }], aside: ['b', 'c', 'd'] };
const rows = ({ placed, aside }: Arrangement): string =>
  `${placed.map(({ id, indent }) => `${id}${indent}`).join(' ')} | ${aside.join(' ')}`;

test('a block comes in at the end, as far in as the one before it, and leaves at the end', () => {
  const two = moved(indented(start, 'a', 1), 'c', -1, true);
  expect(rows(two)).toBe('a1 c1 | b d');
  expect(rows(moved(two, 'c', -1, true))).toBe('c1 a1 | b d');
  expect(rows(moved(two, 'c', 1, true))).toBe('a1 | c b d');
  expect(rows(moved(two, 'c', 1, false))).toBe('a1 c1 | b d');
  expect(rows(placedIn(takenOut(two, 'a'), 'a'))).toBe('c1 a1 | b d');
});

test('whatever is done, no block is lost or doubled, and none is indented beyond its bounds', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  const by = fc.constantFrom(-1 as const, 1 as const);
  const anyStep = fc.oneof(
    fc.tuple(ids, by).map(
      ([id, step]) =>
        (one: Arrangement) =>
          moved(one, id, step, true),
    ),
    fc.tuple(ids, by).map(
      ([id, step]) =>
        (one: Arrangement) =>
          indented(one, id, step),
    ),
    fc.tuple(ids, ids).map(
      ([id, over]) =>
        (one: Arrangement) =>
          draggedTo(one, id, over),
    ),
    ids.map((id) => (one: Arrangement) => placedIn(one, id)),
    ids.map((id) => (one: Arrangement) => takenOut(one, id)),
  );
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      const { placed, aside } = steps.reduce((one, step) => step(one), start);
      expect([...placed.map(({ id }) => id), ...aside].toSorted()).toEqual(['a', 'b', 'c', 'd']);
      for (const { indent } of placed) expect(indent >= 0 && indent <= 6).toBe(true);
    }),
  );
});
