import { expect, test } from 'vitest';
import type { Finding, Verdict } from '../../src/runtime/exploration.ts';
import { verdictLines } from '../../src/runtime/program/verdict-lines.ts';

const lost: Finding = {
  kind: 'assertion',
  message: 'counter is 1',
  schedule: [0, 1, 1, 0],
  switches: 2,
  preemptions: 1,
  proven: 'switches',
};
const nothing: Verdict = {
  guarantee: { kind: 'all-schedules' },
  findings: [],
  states: 5,
  executions: 0,
  racesComplete: true,
};

test.each<readonly [what: string, verdict: Verdict, lines: readonly string[]]>([
  [
    'counted schedules',
    {
      ...nothing,
      findings: [lost],
      counts: {
        schedules: 2450n,
        failing: 4n,
        chance: 0.5,
        outcomes: [
          { outcome: '1', schedules: 1n },
          { outcome: '2', schedules: 2449n },
        ],
        moreOutcomes: 3,
      },
    },
    [
      '2,450 schedules, 4 of them wrong',
      'assertion, 2 switches: AB2A: counter is 1',
      'outcome 1: 1 schedule',
      'outcome 2: 2,449 schedules',
      '3 further outcomes',
    ],
  ],
  [
    'threads that can go on for ever',
    {
      ...nothing,
      findings: [{ ...lost, kind: 'livelock', message: 'A and B', schedule: [], switches: 0, cycle: [0, 1] }],
    },
    ['all schedules seen, some of them wrong', 'livelock, 0 switches: (AB for ever): A and B'],
  ],
  [
    'few preemptions',
    { ...nothing, guarantee: { kind: 'preemptions', most: 1 } },
    ['all schedules with at most 1 preemption seen, and more by chance'],
  ],
  [
    'chance',
    { ...nothing, guarantee: { kind: 'sampled', schedules: 20_000, seed: 1 } },
    ['20,000 schedules seen by chance (seed 1)'],
  ],
])('a verdict of %s as lines', (_, verdict, lines) => {
  expect(verdictLines(verdict, ['A', 'B'])).toEqual(lines);
});
