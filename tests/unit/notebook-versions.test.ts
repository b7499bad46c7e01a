import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinned } from '../../src/runtime/notebook/versions.ts';

const moments = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 60 })
  .map((all) => all.map((at) => ({ at })));
const inOrder = (some: readonly { readonly at: number }[]) => [...some].sort((one, other) => one.at - other.at);

test('thinning keeps all where there are not too many, and as many as there may be where there are', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 2, max: 30 }), (all, limit) => {
      const kept = thinned(all, limit);
      expect(kept).toHaveLength(Math.min(limit, all.length));
      for (const one of kept) expect(all).toContain(one);
    }),
  );
});

test('thinning keeps the ten newest and the oldest', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const kept = thinned(all, 20);
      const sorted = inOrder(all);
      expect(kept.slice(-10)).toEqual(sorted.slice(-10));
      expect(kept[0]).toEqual(sorted[0]);
    }),
  );
});

test('of versions close together the ones that tell least go first', () => {
  const days = [0, 100, 101, 102, 200].map((at) => ({ at }));
  const recent = Array.from({ length: 10 }, (_, index) => ({ at: 1_000 + index }));
  expect(
    thinned([...days, ...recent], 13)
      .map(({ at }) => at)
      .slice(0, 3),
  ).toEqual([0, 100, 200]);
});
