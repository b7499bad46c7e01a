import { expect, it } from 'vitest';
import { compileExplored, replayOnWorkers, runManyTimes, startExploration } from '../../src/runtime/index.ts';
import type { RealCounts, ReplayOutcome, Schedule } from '../../src/runtime/index.ts';
import { brokenLock, lostUpdate, lostWakeUp, peterson, philosophers } from '../unit/schedules/programs.ts';
import { buildFor, hostElement, onMain, onWorkers, placesOf, programOf, runToEnd, start } from './support.ts';

const counter = `import { assert } from 'lab';
export function setup() { return { counter: new Int32Array(new SharedArrayBuffer(4)) }; }
function work({ counter }: ReturnType<typeof setup>) {
  console.log('at work');
  Atomics.add(counter, 0, 1);
}
export const threads = { Ada: work, Bob: work };
export function outcome({ counter }: ReturnType<typeof setup>) { return counter[0]; }
export function check({ counter }: ReturnType<typeof setup>) {
  assert(counter[0] === 3, 'three are not two');
}`;

it('starts one worker for each thread, by its name, and checks what is shared when all are done', async () => {
  const { outcome, events, printed, build } = await start(counter, onWorkers());
  const end = await outcome;
  const lanes = events.flatMap((event) => (event.kind === 'lane-opened' ? [[event.lane, event.name]] : []));
  expect(lanes).toEqual([
    ['main', ''],
    ['worker-1', 'Ada'],
    ['worker-2', 'Bob'],
  ]);
  expect(printed.map(({ lane, text }) => `${lane}: ${text}`).sort()).toEqual(
    [
      expect.stringContaining('main: AssertionError: three are not two') as string,
      'main: outcome: 2',
      'worker-1: at work',
      'worker-2: at work',
    ].sort(),
  );
  expect(end).toMatchObject({ status: 'threw', lane: 'main', error: { message: 'three are not two' } });
  expect(placesOf({ outcome: end, build })).toContain('check main.ts:10:3');
});

it('ends with the error of a thread that throws, and where', async () => {
  const { outcome, build } = await runToEnd(
    `export const setup = () => new Int32Array(new SharedArrayBuffer(4));
export const threads = {
  A() { throw new RangeError('too far'); },
  B(cells: Int32Array) { Atomics.wait(cells, 0, 0); },
};`,
    onWorkers(),
  );
  expect(outcome).toMatchObject({
    status: 'threw',
    lane: 'worker-1',
    error: { name: 'RangeError', message: 'too far' },
  });
  expect(placesOf({ outcome, build })[0]).toContain('main.ts:3:15');
});

it('says of threads that all sleep that this looks like a deadlock, and the next run works', async () => {
  const { outcome } = await runToEnd(
    `import { acquire, mutex } from 'lab';
export const setup = () => ({ lock: mutex() });
const take = ({ lock }: ReturnType<typeof setup>) => acquire(lock);
export const threads = { A: take, B: take };`,
    onWorkers(),
  );
  expect(outcome).toMatchObject({
    status: 'threw',
    lane: 'main',
    error: { message: expect.stringMatching(/[AB] sleeps at lock\. This looks like a deadlock\.$/u) as string },
  });
  expect((await runToEnd(`console.log('next');`, onWorkers())).texts).toEqual(['next']);
});

it('ends threads that never come to an end when the time is over', async () => {
  const spinning = 'export const setup = () => 1; export const threads = { A() { for (;;); }, B() { for (;;); } };';
  expect((await runToEnd(spinning, onWorkers(), 500)).outcome).toEqual({ status: 'timed-out', limitMs: 500 });
  expect((await runToEnd(`console.log('next');`, onWorkers())).texts).toEqual(['next']);
});

it('says on the main thread that threads need workers', async () => {
  const build = await buildFor(counter, onMain);
  expect(build.refusesMain).toBe('The threads of this program need a worker each.');
  const { outcome } = await runToEnd(counter, onMain);
  expect(outcome).toMatchObject({
    status: 'threw',
    error: { message: 'The threads of this program need a worker each: run it on Workers.' },
  });
});

async function manyTimes(text: string, runs: number): Promise<{ counts: RealCounts; told: readonly RealCounts[] }> {
  const told: RealCounts[] = [];
  const build = await buildFor(text, onWorkers());
  const outcome = await runManyTimes({ build, host: hostElement(), runs, limitMs: 60_000 }, (counts) => {
    told.push(counts);
  }).outcome;
  if (outcome.status !== 'counted') throw new Error(JSON.stringify(outcome));
  return { counts: outcome.counts, told };
}

it('runs threads many times in the same workers and counts what comes of it', async () => {
  const { counts, told } = await manyTimes(lostUpdate(1, 'Atomics.add(counter, 0, 1)'), 1000);
  expect(counts).toMatchObject({ wanted: 1000, runs: 1000, wrong: 0, hung: 0 });
  expect(told.at(-1)).toEqual(counts);
});

it('loses updates for real, sooner or later', async () => {
  const { counts } = await manyTimes(lostUpdate(20_000), 50);
  expect(counts.runs).toBe(50);
  expect(counts.wrong).toBeGreaterThan(0);
  expect(counts.firstFailure?.message).toMatch(/^counter is \d+, expected 40000$/u);
});

it('goes on in new workers after a run in which threads hung', async () => {
  const { counts } = await manyTimes(
    `let round = 0;
export const setup = () => { round += 1; return { cells: new Int32Array(new SharedArrayBuffer(4)), round }; };
export const threads = {
  A({ cells, round }: ReturnType<typeof setup>) { if (round === 3) Atomics.wait(cells, 0, 0); },
  B() {},
};`,
    7,
  );
  // The round is counted anew in new workers: the third and the sixth hang.
  expect(counts).toMatchObject({ runs: 7, wrong: 2, hung: 2, firstFailure: { kind: 'hang', run: 3 } });
});

it('stops many runs as one thing', async () => {
  const build = await buildFor(lostUpdate(1), onWorkers());
  const runs = runManyTimes({ build, host: hostElement(), runs: 1_000_000, limitMs: 60_000 }, ({ runs: done }) => {
    if (done > 5) runs.stop();
  });
  const outcome = await runs.outcome;
  expect(outcome).toMatchObject({ status: 'stopped', by: 'reader' });
  expect(outcome.status === 'stopped' && outcome.counts.runs).toBeGreaterThan(5);
  expect((await runToEnd(`console.log('next');`, onWorkers())).texts).toEqual(['next']);
});

/** Explores a program and lets real workers follow the schedule of each finding. */
async function replayFindings(text: string): Promise<readonly ReplayOutcome[]> {
  const compiled = await compileExplored(programOf(text));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const { build } = compiled;
  const host = hostElement();
  const exploration = startExploration({ build, host }, () => undefined);
  const explored = await exploration.outcome;
  if (explored.status !== 'explored') throw new Error(JSON.stringify(explored));
  const tables = [];
  for (const { schedule, cycle = [] } of explored.verdict.findings) {
    const whole: Schedule = [...schedule, ...cycle];
    const table = await exploration.stepsOf(whole);
    if (!table) throw new Error('No answer');
    tables.push({ whole, table });
  }
  exploration.stop();
  const outcomes: ReplayOutcome[] = [];
  for (const { whole, table } of tables) {
    outcomes.push(await replayOnWorkers({ build, table, host }, whole).outcome);
  }
  return outcomes;
}

it.each([
  ['a lost update', lostUpdate(1)],
  ['a broken lock', brokenLock],
  ['a lost wake-up', lostWakeUp],
  ['philosophers', philosophers(3)],
  ['Peterson’s lock, wrongly', peterson(1, 'wrong')],
])('real workers follow the schedules that were found, step by step: %s', async (_, text) => {
  const outcomes = await replayFindings(text);
  expect(outcomes.length).toBeGreaterThan(0);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'replayed', differences: [] });
});
