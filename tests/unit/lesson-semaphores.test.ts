import { expect, test } from 'vitest';
import { countsOf, exploredLesson } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/semaphores-conditions-barriers');
const kindsOf = async (id: string, edits: Readonly<Record<string, string>>): Promise<readonly string[]> => [
  ...new Set((await explored(id, edits)).verdict.findings.map(({ kind }) => kind)),
];

test('two tables, three guests', async () => {
  expect(countsOf((await explored('permits')).verdict)).toBe('0 of 2550, 0 %');
  const forgets = (names: string): Readonly<Record<string, string>> => ({
    'function guest({ free, eating }: Shared): void {':
      'const guest = (keeps: boolean) => ({ free, eating }: Shared): void => {',
    'release(free);': 'if (!keeps) release(free);',
    '\nexport const threads = { A: guest, B: guest, C: guest };': `\nexport const threads = { ${names} };`,
  });
  expect(await kindsOf('permits', forgets('A: guest(false), B: guest(true), C: guest(false)'))).toEqual([]);
  expect(await kindsOf('permits', forgets('A: guest(true), B: guest(true), C: guest(false)'))).toEqual(['deadlock']);
});

test('only a number: two at one table', async () => {
  const { verdict, findings } = await explored('number');
  expect(countsOf(verdict)).toBe('12 of 100, 19 %');
  expect(findings).toEqual(['assertion, 2, 2, 6: AB3A2']);
});

test('places and bread: loaves in order, without a race and without a lock', async () => {
  const { verdict } = await explored('shelf');
  expect(countsOf(verdict)).toBe('0 of 1225, 0 %');
  expect(verdict.findings).toEqual([]);
  expect(await kindsOf('shelf', { 'bread: semaphore(0)': 'bread: semaphore(1)' })).toContain('assertion');
  const crossed = await explored('shelf', {
    'acquire(places);': 'acquire(bread);',
    'acquire(bread);\n      sold': 'acquire(places);\n      sold',
  });
  expect(countsOf(crossed.verdict)).toMatch(/, 100 %$/u);
  expect(crossed.verdict.findings.map(({ kind }) => kind)).toEqual(['deadlock']);
});

test('if the shelf is empty: a loaf from an empty shelf; while: never', async () => {
  const { verdict, findings, steps } = await explored('if');
  expect(countsOf(verdict)).toBe('1084 of 5484, 11 %');
  expect(findings).toEqual(['assertion, 3, 0, 19: C5M6D6C2']);
  expect(steps).toMatchInlineSnapshot(`
    [
      "C takes lock.",
      "C reads 0 from shelf[0].",
      "C reads 0 from bell[0].",
      "C gives lock back.",
      "C falls asleep on bell[0].",
      "M takes lock.",
      "M reads 0 from shelf[0].",
      "M writes 1 to shelf[0].",
      "M reads 0 from bell[0] and writes 1 in one step.",
      "M notifies bell[0], where 1 sleep, which wakes C.",
      "M gives lock back.",
      "D takes lock.",
      "D reads 1 from shelf[0].",
      "D reads 1 from shelf[0].",
      "D reads 1 from shelf[0].",
      "D writes 0 to shelf[0].",
      "D gives lock back.",
      "C takes lock.",
      "C reads 0 from shelf[0].",
    ]
  `);
  const right = { 'if (shelf[0] === 0) waitFor': 'while (shelf[0] === 0) waitFor' };
  expect((await explored('if', right)).verdict.findings).toEqual([]);
  const one = { ...right, 'Atomics.notify(bell, 0);': 'Atomics.notify(bell, 0, 1);' };
  expect((await explored('if', one)).verdict.findings).toEqual([]);
});

test('waking only one: everybody sleeps, after 32 steps; waking all: never', async () => {
  const { verdict, findings } = await explored('ring-one');
  expect(countsOf(verdict)).toBe('288 of 93562, 15 %');
  expect(findings).toEqual(['deadlock, 4, 0, 32: C5D5B11C6D5']);
  const all = await explored('ring-one', { 'Atomics.notify(bell, 0, 1);': 'Atomics.notify(bell, 0);' });
  expect(all.verdict.findings).toEqual([]);
  expect(all.verdict.guarantee).toEqual({ kind: 'all-schedules' });
  const twoBells = await explored('ring-one', {
    'bell: new Int32Array(new SharedArrayBuffer(4)),':
      'bell: new Int32Array(new SharedArrayBuffer(4)), full: new Int32Array(new SharedArrayBuffer(4)),',
    'function baker({ lock, bell, shelf }': 'function baker({ lock, bell, full, shelf }',
    'while (shelf[0] === 1) waitFor(bell, lock);\n    shelf[0] = 1;\n    ring(bell);':
      'while (shelf[0] === 1) waitFor(bell, lock);\n    shelf[0] = 1;\n    ring(full);',
    'function customer({ lock, bell, shelf }': 'function customer({ lock, bell, full, shelf }',
    'while (shelf[0] === 0) waitFor(bell, lock);': 'while (shelf[0] === 0) waitFor(full, lock);',
  });
  expect(twoBells.verdict.findings).toEqual([]);
});

test('after you have spoken: all schedules stand still', async () => {
  expect(countsOf((await explored('meeting')).verdict)).toBe('2 of 2, 100 %');
  const a = { 'acquire(bIsHere);\n    release(aIsHere);': 'release(aIsHere);\n    acquire(bIsHere);' };
  const b = { 'acquire(aIsHere);\n    release(bIsHere);': 'release(bIsHere);\n    acquire(aIsHere);' };
  expect((await explored('meeting', a)).verdict.findings).toEqual([]);
  expect((await explored('meeting', { ...a, ...b })).verdict.findings).toEqual([]);
});

test('the last one opens', async () => {
  expect(countsOf((await explored('barrier')).verdict)).toBe('0 of 360, 0 %');
  const short = await explored('barrier', { 'other < people;': 'other < people - 1;' });
  expect(countsOf(short.verdict)).toMatch(/, 100 %$/u);
  expect(short.verdict.findings.map(({ kind }) => kind)).toEqual(['deadlock']);
});
