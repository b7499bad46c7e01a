import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisTicks } from '../../src/runtime/trace/picture/axis.ts';

const texts = (startUs: number, endUs: number, width: number): readonly string[] =>
  axisTicks({ startUs, endUs }, width).map(({ text }) => text);

test.for([
  [0, 165_000, 640, ['0 ms', '20', '40', '60', '80', '100', '120', '140', '160 ms']],
  [0, 31_000, 300, ['0 ms', '10', '20', '30 ms']],
  [0, 400, 400, ['0 µs', '100', '200', '300', '400 µs']],
  [0, 11_600_000, 400, ['0 s', '2', '4', '6', '8', '10 s']],
  [0, 300_000_000, 500, ['0:00 min', '1:00', '2:00', '3:00', '4:00', '5:00 min']],
  [0, 60_000_000, 500, ['0:00 min', '0:15', '0:30', '0:45', '1:00 min']],
  [1_234_000, 1_234_040, 500, ['1234.00 ms', '1234.01', '1234.02', '1234.03', '1234.04 ms']],
  [62_000_000, 62_004_000, 500, ['1:02 min', '1:02.001', '1:02.002', '1:02.003', '1:02.004 min']],
] as const)('from %i to %i µs on %i pixels', ([startUs, endUs, width, expected]) => {
  expect(texts(startUs, endUs, width)).toEqual(expected);
});

test('no two numbers of an axis are alike or touch each other, and all of them are in sight', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 4e9, noNaN: true }),
      fc.double({ min: 10, max: 4e9, noNaN: true }),
      fc.integer({ min: 60, max: 2000 }),
      (startUs, length, width) => {
        const ticks = axisTicks({ startUs, endUs: startUs + length }, width);
        const bare = ticks.map(({ text }) => text.split(' ')[0]);
        expect(new Set(bare).size).toBe(ticks.length);
        // Less than a pixel sees, and more than the rounding of large numbers.
        const slack = 1e-8 * length;
        for (const [index, { us, text }] of ticks.entries()) {
          expect(us).toBeGreaterThanOrEqual(startUs - slack);
          expect(us).toBeLessThanOrEqual(startUs + length + slack);
          const next = ticks[index + 1];
          if (next)
            expect(((next.us - us) / length) * width).toBeGreaterThan(((text.length + next.text.length) / 2) * 6);
        }
      },
    ),
  );
});

test('an axis of no width has no numbers', () => {
  expect(texts(0, 1000, 0)).toEqual([]);
});
