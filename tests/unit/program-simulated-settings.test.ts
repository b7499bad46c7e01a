import * as v from 'valibot';
import { expect, test } from 'vitest';
import { simulatedSettings } from '../../src/runtime/program/simulated-settings.ts';

const noCosts = { switch: 0, start: 0, message: 0 };

/** What comes of settings, or the sentences that refuse them. */
function parsed(settings: unknown): unknown {
  const result = v.safeParse(simulatedSettings, settings);
  return result.success ? result.output : result.issues.map(({ message }) => message);
}

test('a machine without settings is cooperative, costs nothing and serves first who came first', () => {
  expect(parsed({})).toEqual({ slice: null, costs: noCosts, policy: 'first-come', devices: {} });
});

test('round robin has a slice of 10 ms unless another is given', () => {
  expect(parsed({ policy: 'round-robin' })).toMatchObject({ slice: 10 });
  expect(parsed({ policy: 'round-robin', slice: 0.1 })).toMatchObject({ slice: 0.1 });
});

test('any other policy takes a slice or none', () => {
  for (const policy of ['first-come', 'shortest-first', 'priority']) {
    expect(parsed({ policy })).toMatchObject({ slice: null });
    expect(parsed({ policy, slice: null })).toMatchObject({ slice: null });
    expect(parsed({ policy, slice: 600_000 })).toMatchObject({ slice: 600_000, policy });
  }
});

const slice = 'A slice is 0.1 to 600,000 milliseconds, or null: then a thread keeps its core until it waits.';
const cost = 'A cost is 0 to 60,000 milliseconds.';
const costs = 'Costs are "switch", "start" and "message", in milliseconds.';
const capacity = 'A device serves 1 to 1,000 requests at once.';
const devices = 'Devices are up to 16 names, each with how many requests it serves at once.';
const deviceName =
  'The name of a device has 1 to 40 characters and is none that every object has, such as "constructor".';
const settings = 'Settings of the simulated machine are "slice", "costs", "policy" and "devices".';

const refused: readonly (readonly [settings: unknown, sentence: string])[] = [
  [null, settings],
  ['fast', settings],
  [{ turbo: true }, settings],
  [{ slice: 0 }, slice],
  [{ slice: 0.09 }, slice],
  [{ slice: 600_001 }, slice],
  [{ slice: NaN }, slice],
  [{ slice: '10' }, slice],
  [
    { policy: 'round-robin', slice: null },
    'Round robin needs a slice: give one in milliseconds, or leave it out for 10.',
  ],
  [{ costs: 5 }, costs],
  [{ costs: { swich: 1 } }, costs],
  [{ costs: { switch: -1 } }, cost],
  [{ costs: { start: 60_001 } }, cost],
  [{ costs: { message: Infinity } }, cost],
  [{ costs: { message: null } }, cost],
  [{ policy: 'lottery' }, 'A policy is one of first-come, round-robin, shortest-first, priority.'],
  [{ devices: 'disk' }, devices],
  [{ devices: ['disk'] }, devices],
  [{ devices: null }, devices],
  [{ devices: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`disk ${index}`, 1])) }, devices],
  [{ devices: { '': 1 } }, deviceName],
  [{ devices: { ['d'.repeat(41)]: 1 } }, deviceName],
  [{ devices: { prototype: 1 } }, deviceName],
  [{ devices: { constructor: 1 } }, deviceName],
  [{ devices: JSON.parse('{"__proto__":1}') as unknown }, deviceName],
  [{ devices: { disk: 0 } }, capacity],
  [{ devices: { disk: 1_001 } }, capacity],
  [{ devices: { disk: '1' } }, capacity],
  [{ devices: { disk: 1.5 } }, 'A device serves a whole number of requests at once.'],
];

test.each(refused)('%j is refused with a sentence', (given, sentence) => {
  expect(parsed(given)).toEqual([sentence]);
});

test('all settings together are kept as they are', () => {
  const all = {
    slice: 2.5,
    costs: { switch: 0.05, start: 60_000, message: 1 },
    policy: 'priority',
    devices: { 'the disk': 1, net: 1_000 },
  };
  expect(parsed(all)).toEqual(all);
});
