import { expect, test } from 'vitest';
import { catchUp, createCashier, moveTo, play, type RunSetting } from '../../src/components/cashier/cashier-state.ts';
import type { Setting } from '../../src/components/cashier/setting.ts';
import { playedShop } from './cashier/played-shop.ts';

const first: Setting = { cashiers: 1, sliceMs: 10_000 };
const open = () => createCashier(first, playedShop(1, 10_000), 'first');
const done: RunSetting = ({ cashiers, sliceMs }) =>
  Promise.resolve({ shop: playedShop(cashiers, sliceMs), link: `${cashiers} ${sliceMs}` });

test('what the sliders say is run and shown, and the playhead stays within it', async () => {
  const cashier = open();
  moveTo(cashier, 200_000_000);
  cashier.setting.value = { cashiers: 4, sliceMs: 10_000 };
  await catchUp(cashier, done);
  expect(cashier.shown.value.shop.cashiers).toBe(4);
  expect(cashier.shown.value.setting).toBe(cashier.setting.value);
  expect(cashier.link.value).toBe('4 10000');
  expect(cashier.atUs.value).toBe(90_000_000);
  expect(cashier.busy.value).toBe(false);
});

test('of what a slider passes while a run is under way only the last is run', async () => {
  const cashier = open();
  const asked: number[] = [];
  const run: RunSetting = (setting) => {
    asked.push(setting.cashiers);
    return done(setting);
  };
  cashier.setting.value = { cashiers: 2, sliceMs: null };
  const running = catchUp(cashier, run);
  const others = [3, 4, 1].map((cashiers) => {
    cashier.setting.value = { cashiers, sliceMs: null };
    return catchUp(cashier, run);
  });
  await Promise.all([running, ...others]);
  expect(asked).toEqual([2, 1]);
  expect(cashier.shown.value.shop.cashiers).toBe(1);
});

test('nothing is run while the picture shows what the sliders say', async () => {
  await catchUp(open(), () => Promise.reject(new Error('nobody asked for this run')));
});

test('a run that fails leaves the picture and says why, and asking again tries again', async () => {
  const cashier = open();
  const { value: shown } = cashier.shown;
  cashier.setting.value = { cashiers: 2, sliceMs: null };
  await catchUp(cashier, () => Promise.reject(new Error('No connection.')));
  expect(cashier.fault.value).toBe('No connection.');
  expect(cashier.shown.value).toBe(shown);
  expect(cashier.busy.value).toBe(false);
  await catchUp(cashier, done);
  expect(cashier.fault.value).toBe('');
  expect(cashier.shown.value.shop.cashiers).toBe(2);
});

test('a run that fails while the sliders have gone on says nothing', async () => {
  const cashier = open();
  const said = new Set<string>();
  cashier.fault.subscribe((fault) => said.add(fault));
  cashier.setting.value = { cashiers: 2, sliceMs: null };
  await catchUp(cashier, (setting) => {
    if (setting.cashiers === 3) return done(setting);
    cashier.setting.value = { cashiers: 3, sliceMs: null };
    return Promise.reject(new Error('No connection.'));
  });
  expect([...said]).toEqual(['']);
  expect(cashier.shown.value.shop.cashiers).toBe(3);
});

test('the first Play begins with the opening of the shop, a later one where the playhead is, and one at the end at the opening', () => {
  const cashier = open();
  expect(cashier.atUs.value).toBeGreaterThan(0);
  play(cashier);
  expect([cashier.atUs.value, cashier.playing.value]).toEqual([0, true]);
  moveTo(cashier, 50_000_000);
  expect([cashier.atUs.value, cashier.playing.value]).toEqual([50_000_000, false]);
  play(cashier);
  expect(cashier.atUs.value).toBe(50_000_000);
  moveTo(cashier, 999_000_000);
  expect(cashier.atUs.value).toBe(206_000_000);
  play(cashier);
  expect(cashier.atUs.value).toBe(0);
});
