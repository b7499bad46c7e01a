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

const failing = {
  'a lost update': programs.lostUpdate(2),
  'a lost wake-up': programs.lostWakeUp,
  'philosophers': programs.philosophers(3),
};

describe.each(Object.entries(failing))('%s', (_, text) => {
  test('happens on real workers as the table of steps says', async () => {
    const { world, findings } = await foundIn(text);
    expect(findings.length).toBeGreaterThan(0);
    for (const { schedule, cycle = [] } of findings) {
      const whole = [...schedule, ...cycle];
      expect(await differences(text, whole, stepTable(world, whole))).toEqual([]);
    }
  });
});
