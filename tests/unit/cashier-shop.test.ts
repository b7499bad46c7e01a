import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slices } from '../../src/components/cashier/setting.ts';
import { figuresOf } from '../../src/components/cashier/shop-figures.ts';
import { changeBefore, changesOf, momentAt } from '../../src/components/cashier/shop-moment.ts';
import { closingUs, shopOf, type Shop } from '../../src/components/cashier/shop.ts';
import { traceOf } from '../synthetic-traces.ts';
import { playedShop } from './cashier/played-shop.ts';

const second = 1_000_000;

/** Two customers and a cashier: Ada is served 0-10, pays 10-15, and is served 31-33; Ben waits, and is served 11-31. */
const small: Shop = shopOf(
  traceOf({
    lanes: {
      main: [['blocked', 0, 33 * second]],
      'task-1': [
        ['running', 0, 10 * second, '', { core: 0 }],
        ['waiting', 10 * second, 15 * second, 'io'],
        ['ready', 15 * second, 31 * second],
        ['running', 31 * second, 33 * second, '', { core: 0 }],
      ],
      'task-2': [
        ['ready', 0, 10 * second],
        ['switching', 10 * second, 11 * second, '', { core: 0 }],
        ['running', 11 * second, 31 * second, '', { core: 0 }],
      ],
    },
    names: { 'task-1': 'Ada', 'task-2': 'Ben' },
    cores: 1,
  }),
);

test('tasks are customers, cores are cashiers, and states are what a customer is busy with', () => {
  expect(small.cashiers).toBe(1);
  expect(small.customers.map(({ name, lane }) => [name, lane])).toEqual([
    ['Ada', 'task-1'],
    ['Ben', 'task-2'],
  ]);
  expect(small.customers[1]?.stretches).toEqual([
    { doing: 'waiting', startUs: 0, endUs: 10 * second },
    { doing: 'turning', startUs: 10 * second, endUs: 11 * second, cashier: 0 },
    { doing: 'served', startUs: 11 * second, endUs: 31 * second, cashier: 0 },
  ]);
});

test('a customer’s time is waited, served or paying, and a stretch ends before the next begins', () => {
  const { customers, servedAtOnce, inProgressAtOnce, perMinute, ...rest } = figuresOf(small);
  expect(customers).toEqual([
    {
      name: 'Ada',
      lane: 'task-1',
      begunUs: 0,
      waitedUs: 16 * second,
      servedUs: 12 * second,
      payingUs: 5 * second,
      leftUs: 33 * second,
    },
    {
      name: 'Ben',
      lane: 'task-2',
      begunUs: 11 * second,
      waitedUs: 11 * second,
      servedUs: 20 * second,
      payingUs: 0,
      leftUs: 31 * second,
    },
  ]);
  // Ben is begun while Ada pays; no instant sees both served.
  expect([servedAtOnce, inProgressAtOnce]).toEqual([1, 2]);
  expect(perMinute).toBeCloseTo(2 / (33 / 60), 10);
  expect(rest).toMatchObject({ lastBegun: { name: 'Ben' }, longestWait: { name: 'Ada' }, closingUs: 33 * second });
});

test('a moment says who is where; a stretch holds from its start until just before its end', () => {
  const at = (us: number): readonly string[] => momentAt(small, us).customers.map(({ doing }) => doing);
  expect(at(0)).toEqual(['served', 'waiting']);
  expect(at(10 * second)).toEqual(['paying', 'turning']);
  expect(at(11 * second)).toEqual(['paying', 'served']);
  expect(at(31 * second)).toEqual(['served', 'gone']);
  expect(at(33 * second)).toEqual(['gone', 'gone']);
  expect(momentAt(small, 10.5 * second).cashiers).toEqual([1]);
  expect(momentAt(small, 33 * second).cashiers).toEqual([undefined]);
});

test('something changes where a stretch begins or ends', () => {
  const changes = changesOf(small);
  expect(changes).toEqual([0, 10, 11, 15, 31, 33].map((seconds) => seconds * second));
  expect(changeBefore(changes, 14.9 * second)).toBe(11 * second);
  expect(changeBefore(changes, 15 * second)).toBe(15 * second);
});

describe('the shop of the first page', () => {
  /** Seconds at which Ada, Ben, Cleo and Dan leave, and those for which they waited. */
  const story = (cashiers: number, sliceMs: number | null): readonly (readonly number[])[] => {
    const { customers } = figuresOf(playedShop(cashiers, sliceMs));
    return [customers.map(({ leftUs }) => leftUs / second), customers.map(({ waitedUs }) => waitedUs / second)];
  };

  test('one cashier who never switches while serving serves in the order of coming, and again in the order of paying', () => {
    // Ada 0-60, Ben 61-71, Cleo 72-112, Dan 113-143: each turn to somebody else takes one second. By then Ada (80), Ben
    // (91) and Cleo (132) have paid: packed 144-154, 155-165, 166-176; Dan (163) 177-187.
    expect(story(1, null)).toEqual([
      [154, 165, 176, 187],
      [64, 125, 106, 127],
    ]);
  });

  test('one cashier who switches every 20 seconds has begun with everybody after 53', () => {
    // Ada 0-20, Ben 21-31, Cleo 32-52, Dan 53-73, Ada 74-94, Ben is packed 95-105, Cleo 106-126, Dan 127-137, Ada
    // 138-158, Cleo is packed 159-169, Dan 170-180, and Ada, who pays until 178, 181-191.
    expect(story(1, 20_000)).toEqual([
      [191, 105, 169, 180],
      [101, 65, 99, 120],
    ]);
    expect(figuresOf(playedShop(1, 20_000)).lastBegun).toMatchObject({ name: 'Dan', begunUs: 53 * second });
  });

  test('with a cashier for each customer nobody waits, whatever the slice', () => {
    for (const slice of slices) {
      expect(story(4, slice)).toEqual([
        [90, 40, 70, 60],
        [0, 0, 0, 0],
      ]);
    }
  });

  test('with one cashier, the more often one switches the sooner everybody has had a turn, and the later all have left', () => {
    const all = slices.map((slice) => figuresOf(playedShop(1, slice)));
    expect(all.map(({ lastBegun }) => lastBegun.begunUs / second)).toEqual([113, 73, 53, 33, 18, 9]);
    expect(all.map((figures) => figures.closingUs / second)).toEqual([187, 189, 191, 206, 228, 283]);
  });

  test('as many are served in one instant as there are cashiers, and all four are in progress in one', () => {
    for (const cashiers of [1, 2, 3, 4]) {
      for (const slice of slices) {
        const { servedAtOnce, inProgressAtOnce } = figuresOf(playedShop(cashiers, slice));
        expect([servedAtOnce, inProgressAtOnce]).toEqual([cashiers, 4]);
      }
    }
  });

  test('every second of a customer is accounted for, and no cashier is with two customers in any instant', () => {
    const settings = fc.record({ cashiers: fc.integer({ min: 1, max: 4 }), slice: fc.constantFrom(...slices) });
    fc.assert(
      fc.property(settings, ({ cashiers, slice }) => {
        const shop = playedShop(cashiers, slice);
        for (const { waitedUs, servedUs, payingUs, leftUs } of figuresOf(shop).customers)
          expect(waitedUs + servedUs + payingUs).toBe(leftUs);
        for (const us of changesOf(shop)) {
          const taken = momentAt(shop, us).customers.flatMap(({ cashier }) => (cashier === undefined ? [] : [cashier]));
          expect(new Set(taken).size).toBe(taken.length);
        }
        expect(changesOf(shop).at(-1)).toBe(closingUs(shop));
      }),
    );
  });
});
