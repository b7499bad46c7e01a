import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitAmdahl, fitGustafson } from '../../src/components/comparison/scaling-fit.ts';
import type { ScalingPoint } from '../../src/components/comparison/scaling-fit.ts';

const amdahl = (serial: number, count: number): number => 1 / (serial + (1 - serial) / count);
const gustafson = (serial: number, count: number): number => serial + (1 - serial) * count;
const pointsOf = (law: (count: number) => number, counts: readonly number[]): readonly ScalingPoint[] =>
  counts.map((count) => ({ count, speedUp: law(count) }));

const share = fc.double({ min: 0, max: 1, noNaN: true });
const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 2, maxLength: 12 });

describe.each([
  ['Amdahl', fitAmdahl, amdahl],
  ['Gustafson', fitGustafson, gustafson],
] as const)('%s', (_name, fit, law) => {
  test('data that follow the law exactly give the exact serial share', () => {
    fc.assert(
      fc.property(share, sizes, (serial, counts) => {
        const found = fit(pointsOf((count) => law(serial, count), counts));
        expect(found?.serial).toBeCloseTo(serial, 9);
        expect(found?.distance).toBeCloseTo(0, 6);
        expect(found?.points).toBe(counts.filter((count) => count > 1).length);
      }),
    );
  });

  test('the fitted law says one for one core, and never more than the number of cores', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ count: fc.integer({ min: 2, max: 64 }), speedUp: fc.double({ min: 0.1, max: 80, noNaN: true }) }),
          {
            minLength: 1,
            maxLength: 10,
          },
        ),
        (points) => {
          const found = fit(points);
          expect(found?.at(1)).toBeCloseTo(1, 12);
          expect(found?.serial).toBeGreaterThanOrEqual(0);
          expect(found?.serial).toBeLessThanOrEqual(1);
          expect(found?.at(64)).toBeLessThanOrEqual(64 + 1e-9);
        },
      ),
    );
  });

  test('one core alone fits nothing', () => {
    expect(fit([])).toBeUndefined();
    expect(fit([{ count: 1, speedUp: 1 }])).toBeUndefined();
  });
});

test('the textbook’s five percent serial share bounds the speed-up at twenty', () => {
  const found = fitAmdahl(pointsOf((count) => amdahl(0.05, count), [1, 2, 4, 8, 16]));
  expect(found?.at(1e9)).toBeCloseTo(20, 5);
  expect(found?.at(16)).toBeCloseTo(9.143, 3);
});

test('of two points that disagree, no other share has a smaller sum of squared errors', () => {
  const points = [
    { count: 2, speedUp: 1.6 },
    { count: 8, speedUp: 4.1 },
  ];
  const errorOf = (serial: number): number =>
    points.reduce((sum, { count, speedUp }) => sum + (1 / amdahl(serial, count) - 1 / speedUp) ** 2, 0);
  const best = errorOf(fitAmdahl(points)?.serial ?? NaN);
  for (let serial = 0; serial <= 1; serial += 0.001) expect(errorOf(serial)).toBeGreaterThanOrEqual(best);
});

test('faster than ideal is a serial share of nothing, slower than one core is all of it', () => {
  expect(fitAmdahl([{ count: 4, speedUp: 4.4 }])?.serial).toBe(0);
  expect(fitAmdahl([{ count: 4, speedUp: 0.7 }])?.serial).toBe(1);
});
