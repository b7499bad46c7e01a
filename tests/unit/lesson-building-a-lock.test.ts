import { expect, test } from 'vitest';
import { countsOf, exploredLesson } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/building-a-lock');

test('a sign on the door lets two in', async () => {
  const { verdict, findings } = await explored('sign');
  expect(countsOf(verdict)).toBe('12 of 100, 19 %');
  expect(findings).toEqual(['assertion, 2, 2, 6: AB3A2']);
  const turnedFirst = await explored('sign', {
    'while (Atomics.load(sign, 0) === 1);\n  Atomics.store(sign, 0, 1);':
      'Atomics.store(sign, 0, 1);\n  while (Atomics.load(sign, 0) === 1);',
  });
  expect(countsOf(turnedFirst.verdict)).toBe('20 of 20, 100 %');
  expect(turnedFirst.verdict.findings.map(({ kind }) => kind)).toEqual(['busy-wait']);
});

test('two flags: never two inside, and they can wait for each other for ever', async () => {
  const { verdict, findings } = await explored('polite');
  expect(countsOf(verdict)).toBe('12 of 52, 50 %');
  expect(findings).toEqual(['busy-wait, 2, 1, 6: AB3A2']);
  const givesWay = await explored('polite', {
    'while (Atomics.load(flag, other) === 1);':
      'while (Atomics.load(flag, other) === 1) {\n      Atomics.store(flag, me, 0);\n      Atomics.store(flag, me, 1);\n    }',
  });
  expect(givesWay.verdict.findings.map(({ kind }) => kind)).toEqual(['livelock']);
});

const raise = 'Atomics.store(flag, me, 1);';
const yieldTurn = 'Atomics.store(turn, 0, other);';

test('Peterson: all schedules hold', async () => {
  const { verdict } = await explored('peterson');
  expect(countsOf(verdict)).toBe('0 of 3276, 0 %');
  expect(verdict.findings).toEqual([]);
});

test('Peterson with its two lines exchanged lets two in', async () => {
  const { findings } = await explored('peterson', { [`${raise}\n    ${yieldTurn}`]: `${yieldTurn}\n    ${raise}` });
  expect(findings).toEqual(['assertion, 2, 2, 9: AB4A4']);
});

test('Peterson with plain accesses: no schedule fails, and there are races', async () => {
  const { verdict } = await explored('peterson', {
    [raise]: 'flag[me] = 1;',
    [yieldTurn]: 'turn[0] = other;',
    'Atomics.load(flag, other) === 1 && Atomics.load(turn, 0) === other': 'flag[other] === 1 && turn[0] === other',
  });
  expect(verdict.counts?.failing).toBe(0n);
  expect(new Set(verdict.findings.map(({ kind }) => kind))).toEqual(new Set(['data-race']));
});

test('look and turn in one step: all schedules of three hold; who does not turn it back keeps the others waiting', async () => {
  const { verdict } = await explored('exchange');
  expect(verdict.findings).toEqual([]);
  const kept = await explored('exchange', { '  Atomics.store(sign, 0, 0);\n': '' });
  expect(kept.verdict.findings.map(({ kind }) => kind)).toEqual(['busy-wait']);
  expect(kept.verdict.findings[0]?.message).toContain('spins until sign[0] changes');
});

test('a call that nobody hears: asleep in front of an empty cabin', async () => {
  const { verdict, findings, steps } = await explored('sleeper');
  expect(countsOf(verdict)).toBe('12 of 134, 14 %');
  expect(findings).toEqual(['deadlock, 3, 2, 8: A3BA2B2']);
  expect(steps.slice(3)).toEqual([
    'B reads 1 from sign[0] and writes 1 in one step.',
    'A writes 0 to sign[0].',
    'A notifies sign[0], where nobody sleeps.',
    'B reads 0 from sign[0].',
    'B falls asleep on sign[0].',
  ]);
  const right = await explored('sleeper', {
    'Atomics.wait(sign, 0, Atomics.load(sign, 0));': 'Atomics.wait(sign, 0, 1);',
  });
  expect(countsOf(right.verdict)).toBe('0 of 66, 0 %');
  expect(right.verdict.findings).toEqual([]);
});

test('the lock of lab: three customers in six orders', async () => {
  expect(countsOf((await explored('lab')).verdict)).toBe('0 of 6, 0 %');
  const own = await explored('lab', {
    'cabin: mutex(),': 'cabin: mutex(), own: mutex(),',
    'A: customer,': 'A: ({ own, visits }: Shared) => customer({ cabin: own, own, visits }),',
  });
  expect(own.verdict.findings.map(({ kind }) => kind)).toEqual(['assertion']);
});
