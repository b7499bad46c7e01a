import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOutlier, quantile, summaryOf } from '../../src/components/comparison/statistics.ts';
import type { Summary } from '../../src/components/comparison/statistics.ts';

const summary = (values: readonly number[]): Summary => {
  const found = summaryOf(values);
  if (!found) throw new Error('no values');
  return found;
};
const times = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 40 });

test('median and quarters are those of R’s quantile, type 7', () => {
  expect(summary([10, 2, 4, 8, 6])).toEqual({ count: 5, least: 2, most: 10, median: 6, lower: 4, upper: 8 });
  expect(summary([1, 2, 3, 4])).toMatchObject({ median: 2.5, lower: 1.75, upper: 3.25 });
  expect(summary([7])).toEqual({ count: 1, least: 7, most: 7, median: 7, lower: 7, upper: 7 });
});

test('no values have no summary, and no quantile', () => {
  expect(summaryOf([])).toBeUndefined();
  expect(() => quantile([], 0.5)).toThrow('No quantile 0.5 of 0 values');
});

test('half of all values lie at or below the median, whatever their order', () => {
  fc.assert(
    fc.property(times, (values) => {
      const { median, least, most, lower, upper } = summary(values);
      expect(values.filter((value) => value <= median).length).toBeGreaterThanOrEqual(values.length / 2);
      expect(values.filter((value) => value >= median).length).toBeGreaterThanOrEqual(values.length / 2);
      expect([least, lower, median, upper, most]).toEqual(
        [least, lower, median, upper, most].toSorted((one, other) => one - other),
      );
    }),
  );
});

describe('an outlier', () => {
  test('lies outside of Tukey’s fences', () => {
    const of = summary([10, 11, 12, 13, 14]);
    expect([8, 16, 17].map((value) => isOutlier(value, of, 0))).toEqual([false, false, true]);
    expect(isOutlier(7, of, 0)).toBe(true);
    // Middle half 11 to 13, fences at 8 and 16.
    expect(isOutlier(7.9, of, 0)).toBe(true);
  });

  test('is further away than the clock can tell', () => {
    const of = summary([10, 10, 10, 10, 10.2]);
    expect(isOutlier(10.2, of, 0)).toBe(true);
    expect(isOutlier(10.2, of, 0.1)).toBe(false);
  });

  test('is never a value of the middle half', () => {
    fc.assert(
      fc.property(times, (values) => {
        const of = summary(values);
        const middle = values.filter((value) => value >= of.lower && value <= of.upper);
        expect(middle.some((value) => isOutlier(value, of, 0))).toBe(false);
      }),
    );
  });
});
