import { expect, test } from 'vitest';
import { axisUs, shareOf } from '../../src/components/cashier/axis.ts';
import { machineOf, settingOf, slices, stepOf } from '../../src/components/cashier/setting.ts';
import { figuresOf } from '../../src/components/cashier/shop-figures.ts';
import { cashiersText, clock, momentText, sliceText, verdictOf } from '../../src/components/cashier/words.ts';
import { playedShop } from './cashier/played-shop.ts';

test.for([
  [1, 10_000, 'One cashier, switching every 10 seconds: everybody is being served, nobody at the same moment.'],
  [1, null, 'One cashier, never switching while serving: one customer at a time, and Dan’s first turn comes at 1:53.'],
  [
    2,
    10_000,
    'Two cashiers, switching every 10 seconds: two customers at the same moment, and everybody has had a turn by 0:11.',
  ],
  [
    2,
    null,
    'Two cashiers, never switching while serving: two customers at the same moment, and Dan’s first turn comes at 0:52.',
  ],
  [4, 10_000, 'Four cashiers: four customers at the same moment, and nobody waits for a cashier.'],
] as const)('%i cashiers with a slice of %s ms come to one sentence', ([cashiers, sliceMs, sentence]) => {
  expect(verdictOf({ cashiers, sliceMs }, figuresOf(playedShop(cashiers, sliceMs)))).toBe(sentence);
});

test.for([
  [1, 0, '0:00. The cashier serves Ada. Ben, Cleo and Dan wait.'],
  [1, 10.5, '0:11. The cashier turns to Ben. Ada, Cleo and Dan wait.'],
  [2, 25, '0:25. Cashier 1 serves Cleo. Cashier 2 serves Ada. Ben pays. Dan waits.'],
  [4, 75, '1:15. Ada pays. Ben, Cleo and Dan have left.'],
  [4, 90, '1:30. Everybody has left.'],
] as const)('with %i cashiers the moment after %f seconds is told', ([cashiers, seconds, text]) => {
  expect(momentText(playedShop(cashiers, 10_000), seconds * 1_000_000)).toBe(text);
});

test('times are minutes and seconds', () => {
  expect([0, 5_000_000, 59_600_000, 206_000_000].map(clock)).toEqual(['0:00', '0:05', '1:00', '3:26']);
});

test('the sliders say what they stand for', () => {
  expect([1, 2].map(cashiersText)).toEqual(['1 cashier', '2 cashiers']);
  expect(slices.map(sliceText)).toEqual([
    'never while serving',
    'every 30 seconds',
    'every 20 seconds',
    'every 10 seconds',
    'every 5 seconds',
    'every 2 seconds',
  ]);
});

const base = {
  kind: 'simulated',
  cores: 1,
  seed: 1,
  settings: { slice: 10_000, costs: { switch: 1000, start: 0, message: 0 }, policy: 'round-robin', devices: {} },
} as const;

test('the sliders ask for a machine: cashiers are cores, a slice takes turns, and the costs stay', () => {
  expect(machineOf({ cashiers: 3, sliceMs: 5000 }, base)).toEqual({
    ...base,
    cores: 3,
    settings: { ...base.settings, slice: 5000, policy: 'round-robin' },
  });
  expect(machineOf({ cashiers: 1, sliceMs: null }, base).settings).toMatchObject({ slice: null, policy: 'first-come' });
  expect(settingOf(base)).toEqual({ cashiers: 1, sliceMs: 10_000 });
  expect(slices.map((sliceMs) => stepOf({ cashiers: 1, sliceMs }))).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a slice that the slider does not have is refused', () => {
  expect(() => stepOf({ cashiers: 1, sliceMs: 7 })).toThrow('the slider has no step for a slice of 7 ms');
});

test('all settings are drawn to one scale of five minutes', () => {
  for (const slice of slices) expect(axisUs(playedShop(1, slice))).toBe(300_000_000);
  expect(shareOf(206_000_000, playedShop(1, 10_000))).toBe('68.667%');
});
