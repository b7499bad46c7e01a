import { describe, expect, test } from 'vitest';
import { sizeOfClone } from '../../src/runtime/realm/message-size.ts';

describe('the estimated size of a message', () => {
  test.each([
    ['a text', 'x'.repeat(1000), 1000, 1010],
    ['a buffer', new ArrayBuffer(5000), 5000, 5000],
    ['a typed array', new Float64Array(100), 800, 800],
    ['a view of part of a buffer', new DataView(new ArrayBuffer(64), 0, 16), 16, 16],
    ['numbers in a long array', Array.from({ length: 10_000 }, (_, index) => index), 80_000, 80_010],
    ['rows', Array.from({ length: 50 }, () => ({ a: 1, b: 'text' })), 50 * 20, 50 * 30],
    ['what lies deeper', { call: { args: ['x'.repeat(100), 7] } }, 108, 150],
    ['a map', new Map([[1, 2]]), 16, 24],
    ['nothing', undefined, 1, 1],
  ])('%s', (_name, value, least, most) => {
    expect(sizeOfClone(value)).toBeGreaterThanOrEqual(least);
    expect(sizeOfClone(value)).toBeLessThanOrEqual(most);
  });

  test('of what was transferred is nothing', () => {
    const buffer = new ArrayBuffer(5000);
    structuredClone(buffer, { transfer: [buffer] });
    expect(sizeOfClone(buffer)).toBe(0);
  });

  test('of what is shared is next to nothing', () => {
    expect(sizeOfClone(new SharedArrayBuffer(5000))).toBeLessThan(10);
  });

  test('ends for what contains itself, and asks no getter', () => {
    const knot: Record<string, unknown> = {};
    knot['self'] = [knot, knot];
    let asked = 0;
    Object.defineProperty(knot, 'asked', { enumerable: true, get: () => (asked += 1) });
    expect(sizeOfClone(knot)).toBeGreaterThan(0);
    expect(asked).toBe(0);
  });
});
