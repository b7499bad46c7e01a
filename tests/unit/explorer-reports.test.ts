import { expect, test } from 'vitest';
import { createReportParser } from '../../src/runtime/machines/explorer-reports.ts';

const loaded = { kind: 'loaded', threads: ['A', 'B'] };
const finding = {
  kind: 'assertion',
  message: 'counter is 1',
  schedule: [0, 1, 1, 0],
  switches: 2,
  preemptions: 1,
  proven: 'switches',
};
const verdict = {
  guarantee: { kind: 'all-schedules' },
  findings: [finding],
  counts: { schedules: 6n, failing: 4n, chance: 0.5, outcomes: [{ outcome: '1', schedules: 4n }] },
  states: 13,
  executions: 0,
  racesComplete: true,
};
const explored = { kind: 'explored', verdict, ms: 3.5 };

test('what an explorer says is taken in its order, unchanged', () => {
  const parse = createReportParser();
  const said = [loaded, { kind: 'progress', search: 'graph' }, { kind: 'finding', finding }, explored];
  expect(said.map((one) => parse(one))).toEqual(said);
  const answer = { kind: 'answer', id: 1, answer: { steps: [], isWhole: true } };
  expect(parse(answer)).toEqual(answer);
  expect(parse({ kind: 'answer', id: 2 })).toEqual({ kind: 'answer', id: 2 });
});

test.each([
  ['a verdict before anything was loaded', [], explored],
  ['a second verdict', [loaded, explored], explored],
  ['a finding after the verdict', [loaded, explored], { kind: 'finding', finding }],
  ['an answer before the verdict', [loaded], { kind: 'answer', id: 1 }],
  ['a second program', [loaded], loaded],
  ['a refusal after the verdict', [loaded, explored], { kind: 'refused', sentence: 'No.' }],
  ['no object', [], 'loaded'],
  ['a kind that nobody knows', [], { kind: 'won' }],
  ['a key that nobody knows', [], { ...loaded, html: '<b>' }],
  ['too many threads', [], { ...loaded, threads: Array.from({ length: 17 }, String) }],
  ['a text where a number should be', [loaded], { ...explored, ms: '3' }],
  ['a step of nobody', [loaded], { kind: 'finding', finding: { ...finding, schedule: [16] } }],
  ['half a step', [loaded], { kind: 'finding', finding: { ...finding, schedule: [0.5] } }],
  [
    'a schedule without end',
    [loaded],
    { kind: 'finding', finding: { ...finding, schedule: new Array(100_001).fill(0) } },
  ],
  ['a text without end', [loaded], { kind: 'finding', finding: { ...finding, message: 'x'.repeat(10_001) } }],
  [
    'counts that are no counts',
    [loaded],
    { ...explored, verdict: { ...verdict, counts: { ...verdict.counts, failing: -1n } } },
  ],
  [
    'counts that nobody could read',
    [loaded],
    { ...explored, verdict: { ...verdict, counts: { ...verdict.counts, schedules: 2n ** 2000n } } },
  ],
  ['a guarantee that nobody gives', [loaded], { ...explored, verdict: { ...verdict, guarantee: { kind: 'certain' } } }],
])('%s is not taken', (_, before, said) => {
  const parse = createReportParser();
  for (const one of before) expect(parse(one)).toBeDefined();
  expect(parse(said)).toBeUndefined();
});
