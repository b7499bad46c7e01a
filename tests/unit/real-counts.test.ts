import { expect, test } from 'vitest';
import { RoundCounts } from '../../src/runtime/lab/round-counts.ts';
import { addCounts, noCounts } from '../../src/runtime/machines/real-counts.ts';

test('counts of one start of the workers are added to those before', () => {
  const first = new RoundCounts(10);
  first.add({ kind: 'over', outcome: '1', failure: undefined });
  first.add({ kind: 'hung', message: 'asleep' });
  const second = new RoundCounts(8);
  second.add({ kind: 'over', outcome: '2', failure: undefined });
  second.add({ kind: 'over', outcome: '1', failure: { kind: 'assertion', message: 'no' } });
  second.add({ kind: 'over', outcome: '2', failure: undefined });
  expect(addCounts(addCounts(noCounts(10), first.now(5)), second.now(7))).toEqual({
    wanted: 10,
    runs: 5,
    wrong: 2,
    hung: 1,
    outcomes: [
      { outcome: '1', runs: 2, wrong: 1 },
      { outcome: '2', runs: 2, wrong: 0 },
    ],
    firstFailure: { kind: 'hang', message: 'asleep', run: 2 },
    ms: 12,
  });
});

test('the first failure of a later start has the number that it has among all runs', () => {
  const first = new RoundCounts(3);
  first.add({ kind: 'over', outcome: undefined, failure: undefined });
  const second = new RoundCounts(2);
  second.add({ kind: 'over', outcome: undefined, failure: { kind: 'exception', message: 'x' } });
  const counts = addCounts(first.now(1), second.now(1));
  expect(counts).toMatchObject({ runs: 2, wrong: 1, outcomes: [], firstFailure: { kind: 'exception', run: 2 } });
});

test('outcomes beyond the most that are told apart are counted together', () => {
  const counts = new RoundCounts(300);
  for (let run = 0; run < 150; run += 1)
    counts.add({ kind: 'over', outcome: `${run}${'x'.repeat(500)}`, failure: undefined });
  const { outcomes } = counts.now(1);
  expect(outcomes).toHaveLength(101);
  expect(outcomes[0]).toEqual({ outcome: 'others', runs: 50, wrong: 0 });
  expect(Math.max(...outcomes.map(({ outcome }) => outcome.length))).toBe(200);
});
