import { expect, test } from 'vitest';
import { explore, usualLimits, type ExploreLimits } from '../../src/runtime/schedules/explore.ts';
import type { Verdict } from '../../src/runtime/exploration.ts';
import { scheduleText } from '../../src/runtime/program/schedule-text.ts';
import { programFrom } from './schedules/harness.ts';
import {
  atomicAdd,
  bothRaised,
  boundedBuffer,
  brokenLock,
  exchangeLock,
  forgottenRelease,
  fileSystem,
  lostUpdate,
  lostWakeUp,
  message,
  peterson,
  philosophers,
  politeThreads,
  storeBuffering,
} from './schedules/programs.ts';

/** What an exploration of a program comes to. */
async function verdictOf(text: string, limits: Partial<ExploreLimits> = {}): Promise<Verdict> {
  const search = explore(await programFrom(text), { ...usualLimits, ...limits });
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/** Findings as `kind switches preemptions steps proven: schedule`. */
async function findingsOf(text: string, limits: Partial<ExploreLimits> = {}): Promise<readonly string[]> {
  const program = await programFrom(text);
  const { findings } = await verdictOf(text, limits);
  return findings.map(
    ({ kind, switches, preemptions, schedule, proven, cycle }) =>
      `${kind} ${switches} ${preemptions} ${schedule.length} ${proven}: ${scheduleText(schedule, program.threads)}${cycle ? ` (${scheduleText(cycle, program.threads)})` : ''}`,
  );
}

const shortest: readonly (readonly [name: string, text: string, finding: string])[] = [
  ['lost update', lostUpdate(1), 'assertion 2 1 4 switches: AB2A'],
  ['lost update, three times', lostUpdate(3), 'assertion 2 1 12 switches: A5B6A'],
  ['broken lock', brokenLock, 'assertion 3 2 10 switches: AB3A4B2'],
  ['lost wake-up', lostWakeUp, 'deadlock 3 2 8 switches: A3BA2B2'],
  ['three philosophers', philosophers(3), 'deadlock 3 1 9 switches: P0.P2*3.P1*3.P0*2'],
  ['bounded buffer', boundedBuffer('lab', '1', 1, 2, 2), 'deadlock 4 0 32 switches: C1*5.C2*5.P1*11.C1*6.C2*5'],
  ['Peterson the wrong way round', peterson(1, 'wrong'), 'assertion 3 2 13 switches: AB4A6B2'],
  ['two that are never both up', bothRaised, 'invariant 1 1 2 switches: AB'],
  ['a lock that nobody gives back', forgottenRelease, 'busy-wait 1 0 3 switches: AB2'],
  ['two polite threads', politeThreads, 'livelock 0 0 0 nothing:  (ABABAB)'],
];

test.each(shortest)('%s: the failing schedule with the fewest switches', async (_, text, finding) => {
  expect(await findingsOf(text)).toContain(finding);
});

test.each([
  ['atomic additions', atomicAdd(3)],
  ['a lock that exchanges', exchangeLock(2, 2)],
  ['Peterson', peterson(1)],
  ['a flag that is atomic', message('atomic')],
])('%s: all schedules hold, and no two accesses race', async (_, text) => {
  const verdict = await verdictOf(text);
  expect(verdict.findings).toEqual([]);
  expect(verdict.guarantee).toEqual({ kind: 'all-schedules' });
  expect(verdict.racesComplete).toBe(true);
});

test('who waits for whom is told with names, lines and the circle', async () => {
  const [finding] = (
    await verdictOf(`import { acquire, mutex, release } from 'lab';
export function setup() { return { left: mutex(), right: mutex() }; }
export const threads = {
  A({ left, right }) {
    acquire(left);
    acquire(right);
    release(right);
    release(left);
  },
  B({ left, right }) {
    acquire(right);
    acquire(left);
    release(left);
    release(right);
  },
};`)
  ).findings;
  expect(finding).toMatchObject({ kind: 'deadlock', circle: [0, 1], switches: 1, proven: 'switches' });
  expect(finding?.message).toBe(
    'Nobody can go on: A waits for right, which B holds (line 6); B waits for left, which A holds (line 12).',
  );
  expect(finding?.stuck?.map(({ site }) => site)).toEqual([
    { file: 'main.ts', line: 6, column: 5, endLine: 6, endColumn: 19 },
    { file: 'main.ts', line: 12, column: 5, endLine: 12, endColumn: 18 },
  ]);
});

test('who sleeps on a cell waits for the one that changed it last', async () => {
  const { findings } = await verdictOf(philosophers(3));
  expect(findings[0]?.message).toBe(
    'Nobody can go on: P0 sleeps until somebody notifies fork[1], last changed by P1 (line 7); P1 sleeps until somebody notifies fork[2], last changed by P2 (line 7); P2 sleeps until somebody notifies fork[0], last changed by P0 (line 7).',
  );
  expect(findings[0]?.circle).toEqual([0, 1, 2]);
});

test('a race names both accesses, and a loop that spins on a plain read may never end', async () => {
  const { findings } = await verdictOf(message('plain'));
  expect(findings.map(({ kind }) => kind)).toEqual(['data-race', 'data-race']);
  const told = findings.map(({ message: sentence }) => sentence);
  expect(told[0]).toContain('B reads flag[0] (line 6)');
  expect(told.some((sentence) => sentence.includes('an engine may read once and never again'))).toBe(true);
  expect(told.some((sentence) => sentence.includes('A writes data[0] (line 5) and B reads data[0] (line 6)'))).toBe(
    true,
  );
});

test('three outcomes of store buffering, and two races that say why there can be a fourth', async () => {
  const verdict = await verdictOf(storeBuffering);
  expect(verdict.counts?.outcomes.map(({ outcome, schedules }) => `${outcome}: ${schedules}`)).toEqual([
    '01: 4',
    '10: 4',
    '11: 12',
  ]);
  expect(verdict.findings.map(({ kind, switches }) => `${kind} ${switches}`)).toEqual(['data-race 1', 'data-race 1']);
});

test('the guarantee is that of the search that came to its end', async () => {
  const small = { states: 200 };
  const reduced = await verdictOf(fileSystem(13), { ...small });
  expect(reduced.guarantee).toEqual({ kind: 'all-schedules' });
  expect([reduced.executions, reduced.findings.length]).toEqual([1, 0]);

  const sampled = await verdictOf(boundedBuffer('cells', 'Infinity', 1, 2, 2), {
    states: 40,
    steps: 1_000,
    schedules: 50,
    seed: 7,
  });
  expect(sampled.guarantee).toEqual({ kind: 'sampled', schedules: 50, seed: 7 });
  expect(sampled.counts).toBeUndefined();

  const few = await verdictOf(boundedBuffer('cells', 'Infinity', 1, 2, 2), {
    preemptions: 0,
    states: 4_000,
    steps: 1_000,
    schedules: 50,
  });
  expect(few.guarantee).toEqual({ kind: 'preemptions', most: 0 });
});

test('what is found where there are too many states has the fewest preemptions', async () => {
  const findings = await findingsOf(boundedBuffer('cells', '1', 1, 2, 2), {
    states: 4_000,
    steps: 1_000,
    schedules: 10,
  });
  expect(findings[0]).toMatch(/^deadlock 4 0 \d+ preemptions: /u);
});

test('what the program says in explore comes first', async () => {
  const text = `${lostUpdate(3)}\nexport const explore = { states: 20, preemptions: 1, expect: 'fails' };`;
  const verdict = await verdictOf(text, { steps: 100, schedules: 10 });
  expect(verdict.counts).toBeUndefined();
  expect(verdict.findings[0]).toMatchObject({ kind: 'assertion', preemptions: 1, proven: 'preemptions' });
});

test('a value that tears is read in two halves', async () => {
  const text = (split: string): string => `
export function setup() { return { x: new Float64Array(new SharedArrayBuffer(8)), seen: new Float64Array(new SharedArrayBuffer(8)) }; }
export const threads = { A({ x }) { x[0] = -0.1; }, B({ x, seen }) { const value = x[0]; if (value !== 0 && value !== -0.1) Atomics; seen[0] = value; } };
export function outcome({ seen }) { return seen[0] === 0 ? 'before' : seen[0] === -0.1 ? 'after' : 'torn'; }
${split}`;
  const whole = await verdictOf(text(''));
  expect(whole.counts?.outcomes.map(({ outcome }) => outcome)).toEqual(['after', 'before']);
  const torn = await verdictOf(text("export const explore = { split: ['Float64Array'] };"));
  expect(torn.counts?.outcomes.map(({ outcome }) => outcome)).toEqual(['after', 'before', 'torn']);
});

test.each([
  ['export const threads = { A() {} };', 'setup is no function'],
  ['export function setup() {} export const threads = {};', 'All schedules runs 1 to 16 threads; this program has 0.'],
  [
    'export function setup() { return { f() {} }; } export const threads = { A() {} };',
    'setup() returned a function as f',
  ],
  [
    'export function setup() { new SharedArrayBuffer(70000); } export const threads = { A() {} };',
    'at most 64 kB of shared memory',
  ],
  [
    'export function setup() {} export const threads = { A() {} }; export const explore = { state: 3 };',
    'explore.state is not an option',
  ],
  ['export function setup() {} export const threads = { A: 3 };', 'threads.A is no function.'],
])('%s is told with a sentence', async (text, sentence) => {
  const whole = text.includes('setup') ? text : `export const setup = 1; ${text}`;
  await expect(verdictOf(whole)).rejects.toThrow(sentence);
});

test('two explorations of a program are the same, to the last number', async () => {
  const digest = async (): Promise<string> =>
    JSON.stringify(await verdictOf(philosophers(3)), (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
  expect(await digest()).toBe(await digest());
});
