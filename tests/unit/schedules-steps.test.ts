import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../src/runtime/exploration.ts';
import { Player } from '../../src/runtime/schedules/player.ts';
import { parseSchedule, scheduleText } from '../../src/runtime/program/schedule-text.ts';
import { stepTable } from '../../src/runtime/schedules/step-table.ts';
import type { World } from '../../src/runtime/schedules/world.ts';
import { worldOf } from './schedules/harness.ts';
import { bothRaised, channelOfTwo, lostUpdate, lostWakeUp, philosophers } from './schedules/programs.ts';

/** Where a step stands and what it leaves, in one line. */
function shown({ program: { threads } }: World, { sentence, site, next, memory, ...step }: Step): string {
  const places = next.map(
    ({ stance, site: at }, thread) => `${threads[thread]} ${stance}${at ? ` ${at.line}:${at.column}` : ''}`,
  );
  const from = step.switch ? `(${step.switch}) ` : '';
  const range = site ? `${site.line}:${site.column}-${site.endColumn}` : 'nowhere';
  return `${from}${sentence} [${range}] ${places.join(', ')}; ${memory.map(({ name, value }) => `${name}=${value}`).join(' ')}`;
}

async function tableOf(
  text: string,
  schedule: string,
): Promise<{ readonly rows: readonly string[]; readonly failure: string | undefined }> {
  const world = await worldOf(text);
  const parsed = parseSchedule(schedule, world.program.threads);
  const { steps, failure, isWhole } = stepTable(world, parsed ?? []);
  expect(isWhole).toBe(true);
  return { rows: steps.map((step) => shown(world, step)), failure: failure?.message };
}

test('a lost update, step by step', async () => {
  expect(await tableOf(lostUpdate(1), 'AB2A')).toMatchInlineSnapshot(`
    {
      "failure": "counter is 1, expected 2",
      "rows": [
        "A reads 0 from counter[0]. [8:18-28] A at 8:5, B at 8:18; counter[0]=0",
        "(preempted) B reads 0 from counter[0]. [8:18-28] A at 8:5, B at 8:5; counter[0]=0",
        "B writes 1 to counter[0]. [8:5-15] A at 8:5, B ended; counter[0]=1",
        "(ended) A writes 1 to counter[0]. [8:5-15] A ended, B ended; counter[0]=1",
      ],
    }
  `);
});

test('a lost wake-up, step by step', async () => {
  expect(await tableOf(lostWakeUp, 'A3BA2B2')).toMatchInlineSnapshot(`
    {
      "failure": "Nobody can go on: B sleeps until somebody notifies m[0] (line 6).",
      "rows": [
        "A finds 0 in m[0] and writes 1 in one step. [5:10-45] A at 13:43, B at 5:10; m[0]=1 n[0]=0",
        "A reads 0 from n[0]. [13:43-47] A at 13:36, B at 5:10; m[0]=1 n[0]=0",
        "A writes 1 to n[0]. [13:36-40] A at 10:3, B at 5:10; m[0]=1 n[0]=1",
        "(preempted) B finds 1 in m[0] and leaves it. [5:10-45] A at 10:3, B at 6:24; m[0]=1 n[0]=1",
        "(preempted) A writes 0 to m[0]. [10:3-25] A at 11:3, B at 6:24; m[0]=0 n[0]=1",
        "A notifies m[0], where nobody sleeps. [11:3-26] A ended, B at 6:24; m[0]=0 n[0]=1",
        "(ended) B reads 0 from m[0]. [6:24-42] A ended, B at 6:5; m[0]=0 n[0]=1",
        "B falls asleep on m[0]. [6:5-43] A ended, B waits 6:5; m[0]=0 n[0]=1",
      ],
    }
  `);
});

test('values in a channel, step by step', async () => {
  expect(await tableOf(channelOfTwo(1), 'QRPR')).toMatchInlineSnapshot(`
    {
      "failure": undefined,
      "rows": [
        "Q sends 3 to c. [6:14-24] P waits 5:14, Q ended, R at 7:27; c=3 f[0]=0",
        "(ended) R receives 3 from c. [7:27-37] P at 5:14, Q ended, R waits 7:49; c=empty f[0]=0",
        "(waits) P sends 1 to c. [5:14-24] P waits 5:26, Q ended, R at 7:49; c=1 f[0]=0",
        "(waits) R receives 1 from c. [7:49-59] P at 5:26, Q ended, R waits 7:71; c=empty f[0]=0",
      ],
    }
  `);
});

test('a schedule that is none of the program ends where it cannot go on', async () => {
  const world = await worldOf(lostUpdate(1));
  expect(stepTable(world, [0, 0, 0, 1])).toMatchObject({ isWhole: false, steps: [{ thread: 0 }, { thread: 0 }] });
});

test('schedules are texts that can be read again, whatever the threads are called', { timeout: 60_000 }, () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }), {
    minLength: 1,
    maxLength: 5,
  });
  const pairs = names.chain((threads) =>
    fc.record({ threads: fc.constant(threads), schedule: fc.array(fc.nat(threads.length - 1), { maxLength: 40 }) }),
  );
  fc.assert(
    fc.property(pairs, ({ threads, schedule }) => {
      expect(parseSchedule(scheduleText(schedule, threads), threads)).toEqual(schedule);
    }),
  );
  expect(scheduleText([0, 0, 0, 1, 1, 0], ['A', 'B'])).toBe('A3B2A');
  expect(scheduleText([0, 1, 1], ['P0', 'P1'])).toBe('P0.P1*2');
});

test.each(['A3C', 'A0', '3A', 'A999999', 'A 3', 'A-1', 'a'])('%s is no schedule of A and B', (text) => {
  expect(parseSchedule(text, ['A', 'B'])).toBeUndefined();
});

test('the reader who schedules sees legal choices only, and can take back each step', async () => {
  const world = await worldOf(bothRaised);
  const player = new Player(world);
  const begin = player.state();
  expect(begin.choices).toEqual([0, 1]);
  player.choose(0);
  const failed = player.choose(1);
  expect(failed).toMatchObject({ schedule: [0, 1], choices: [], failure: { kind: 'invariant' } });
  expect(player.choose(0)).toEqual(failed);
  player.back();
  expect(player.back()).toEqual(begin);
  expect(player.back()).toEqual(begin);
});

test('who waits is no choice, and says so', async () => {
  const player = new Player(await worldOf(channelOfTwo(1)));
  expect(player.state().choices).toEqual([0, 1]);
  const { choices, threads, memory } = player.choose(0);
  expect(choices).toEqual([2]);
  expect(threads.map(({ stance }) => stance)).toEqual(['waits', 'waits', 'at']);
  expect(memory).toContainEqual({ name: 'c', value: '1' });
});

test('who waits says for what, and who has it', async () => {
  const world = await worldOf(philosophers(3));
  const { steps } = stepTable(world, parseSchedule('P0.P1.P2*2.P0.P1*2.P2.P0', world.program.threads) ?? []);
  const { next = [] } = steps.at(-1) ?? {};
  expect(
    next.map(({ stance, operation, object, holder }) => [stance, operation, object, holder]),
  ).toMatchInlineSnapshot(`
    [
      [
        "waits",
        "wait",
        "fork[1]",
        1,
      ],
      [
        "waits",
        "wait",
        "fork[2]",
        2,
      ],
      [
        "waits",
        "wait",
        "fork[0]",
        0,
      ],
    ]
  `);
  expect(new Player(world).state().threads).toMatchObject([
    { stance: 'at', operation: 'compare-exchange', object: 'fork[0]' },
    { stance: 'at', operation: 'compare-exchange', object: 'fork[1]' },
    { stance: 'at', operation: 'compare-exchange', object: 'fork[2]' },
  ]);
});
