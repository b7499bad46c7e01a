import { describe, expect, test } from 'vitest';
import type { Finding, Schedule, StepTable } from '../../src/runtime/exploration.ts';
import { differencesFrom, showsAfterwards, timeOutsOf } from '../../src/runtime/machines/replay-agreement.ts';
import type { RealStep } from '../../src/runtime/results.ts';
import { explore, usualLimits } from '../../src/runtime/schedules/explore.ts';
import { loadExplored, exploredBuildOf } from './schedules/harness.ts';
import { stepTable } from '../../src/runtime/schedules/step-table.ts';
import { World } from '../../src/runtime/schedules/world.ts';
import { followSchedule } from './threads/node-crew.ts';
import * as programs from './schedules/programs.ts';

/** What real threads did otherwise than the table says; a late thread gets more time, as in the page. */
async function differences(text: string, schedule: Schedule, table: StepTable): Promise<readonly string[]> {
  for (const settleMs of [5, 50, 500]) {
    const timeOuts = timeOutsOf(table);
    const task = { kind: 'schedule', schedule, timeOuts, settleMs, goesOn: showsAfterwards(table) } as const;
    const { reports, error } = await followSchedule(text, task);
    if (error) throw error;
    const last = reports.at(-1);
    const steps = reports.filter((report): report is { kind: 'step' } & RealStep => report.kind === 'step');
    if (last?.kind === 'followed') return differencesFrom(table, steps, last);
    if (last?.kind !== 'lost-step') throw new Error(`The last report is ${JSON.stringify(last)}`);
  }
  return ['no attempt came to its end'];
}

/** All findings of a program with a schedule for each: of one that goes round for ever, once round. */
async function foundIn(text: string): Promise<{ readonly world: World; readonly findings: readonly Finding[] }> {
  const program = loadExplored(await exploredBuildOf(text));
  const world = new World(program);
  const search = explore(program, usualLimits, world);
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return { world, findings: value.findings };
  }
}

/** A schedule that is drawn by chance, to its end. */
function randomSchedule(world: World, seed: number): Schedule {
  const schedule: number[] = [];
  let state = seed;
  world.reset();
  for (let ready = world.ready(); ready.length > 0; ready = world.ready()) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const thread = ready[(state >>> 16) % ready.length] ?? 0;
    world.step(thread);
    schedule.push(thread);
  }
  return schedule;
}

const failing = {
  'a lost update': programs.lostUpdate(2),
  'a broken lock': programs.brokenLock,
  'a lock that is not given back': programs.forgottenRelease,
  'a lost wake-up': programs.lostWakeUp,
  philosophers: programs.philosophers(3),
  'Peterson’s lock, wrongly': programs.peterson(1, 'wrong'),
  'polite threads': programs.politeThreads,
  'a bounded buffer that notifies one': programs.boundedBuffer('lab', '1', 1, 2, 2),
  'store buffering': programs.storeBuffering,
  'an invariant': programs.bothRaised,
  'a plain flag': programs.message('plain'),
};

describe.each(Object.entries(failing))('%s', (_, text) => {
  test('happens on real workers as the table of steps says', { timeout: 600_000 }, async () => {
    const { world, findings } = await foundIn(text);
    expect(findings.length).toBeGreaterThan(0);
    for (const { schedule, cycle = [] } of findings) {
      const whole = [...schedule, ...cycle];
      expect(await differences(text, whole, stepTable(world, whole))).toEqual([]);
    }
  });
});

const orders = {
  'atomic additions': programs.atomicAdd(2),
  'a lock by exchange': programs.exchangeLock(2, 1),
  'a mutex that sleeps': programs.futexMutex(2),
  'Peterson’s lock': programs.peterson(1),
  'a channel': programs.channelOfTwo(1),
  'a sleep that may end by itself': programs.timeOut,
  'a bounded buffer that notifies all': programs.boundedBuffer('cells', 'Infinity', 1, 2, 2),
  'file locks': programs.fileSystem(3),
};

describe.each(Object.entries(orders))('%s', (_, text) => {
  test('takes the same steps on real workers in any order', { timeout: 600_000 }, async () => {
    const world = new World(loadExplored(await exploredBuildOf(text)));
    for (const seed of [1, 2, 3]) {
      const schedule = randomSchedule(world, seed);
      expect(await differences(text, schedule, stepTable(world, schedule))).toEqual([]);
    }
  });
});

test('a table that says something else is found to differ', { timeout: 600_000 }, async () => {
  const text = programs.lostUpdate(1);
  const world = new World(loadExplored(await exploredBuildOf(text)));
  const schedule = [0, 1, 1, 0];
  const table = stepTable(world, schedule);
  const steps = table.steps.map((step, number) => (number === 1 ? { ...step, read: '7' } : step));
  expect(await differences(text, schedule, { ...table, steps })).toEqual([
    'Step 2: thread 2 load counter[0], read 7 in the table, thread 2 load counter[0], read 0 on the workers.',
  ]);
  const { failure, ...rest } = table;
  expect(failure).toBeDefined();
  expect(await differences(text, schedule, rest)).toEqual([
    'At the end: nothing wrong in the table, assertion: counter is 1, expected 2 on the workers.',
  ]);
});
