import { expect, test } from 'vitest';
import { lastingExploration } from '../../src/components/cell/lasting-exploration.ts';
import type { Exploration, ExplorationOutcome, StepTable } from '../../src/runtime/exploration.ts';

const table: StepTable = { steps: [], isWhole: true };
const explored = { status: 'explored', ms: 1, verdict: {} } as unknown as ExplorationOutcome;

/** An exploration that answers until it is ended, and counts what it was asked. */
function fake(outcome: ExplorationOutcome = explored) {
  let answers = outcome.status === 'explored';
  let asked = 0;
  const exploration = {
    isAnswering: () => answers,
    outcome: Promise.resolve(outcome),
    stop: () => (answers = false),
    stepsOf: () => {
      asked += 1;
      return Promise.resolve(answers ? table : undefined);
    },
    play: () => Promise.resolve(undefined),
    states: () => Promise.resolve(undefined),
  } satisfies Exploration;
  return { exploration, asked: () => asked };
}

test('an exploration whose place was taken is made again by the next question, once', async () => {
  const first = fake();
  const second = fake();
  let made = 0;
  const lasting = lastingExploration(
    first.exploration,
    () => {
      made += 1;
      return second.exploration;
    },
    () => true,
  );
  expect(await lasting.stepsOf([0])).toBe(table);
  expect([made, first.asked()]).toEqual([0, 1]);
  first.exploration.stop();
  expect(await Promise.all([lasting.stepsOf([0]), lasting.stepsOf([1])])).toEqual([table, table]);
  expect([made, first.asked(), second.asked()]).toEqual([1, 1, 2]);
});

test('while something is under way there is no answer, and nothing is stopped for one', async () => {
  const first = fake();
  first.exploration.stop();
  const lasting = lastingExploration(
    first.exploration,
    () => {
      throw new Error('begun all the same');
    },
    () => false,
  );
  expect(await lasting.stepsOf([0])).toBeUndefined();
});

test('one that does not come to a verdict again gives no answer', async () => {
  const first = fake();
  first.exploration.stop();
  const lasting = lastingExploration(first.exploration, () => fake({ status: 'crashed' }).exploration, () => true);
  expect(await lasting.stepsOf([0])).toBeUndefined();
});
