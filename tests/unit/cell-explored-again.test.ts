import { expect, test, vi } from 'vitest';
import { exploredAgain } from '../../src/components/cell/explored-again.ts';
import type { Exploration, ExplorationOutcome, PlayerState } from '../../src/runtime/index.ts';

const state: PlayerState = { schedule: [], threads: [], memory: [], choices: [] };

/** An exploration that answers as long as it has not been stopped. */
function exploration(outcome: ExplorationOutcome = { status: 'stopped' }): Exploration {
  let isOver = false;
  const answer = () => Promise.resolve(isOver ? undefined : state);
  return {
    outcome: Promise.resolve(outcome),
    stop: () => (isOver = true),
    stepsOf: () => Promise.resolve(undefined),
    play: answer,
    states: () => Promise.resolve(undefined),
  };
}

const done: ExplorationOutcome = {
  status: 'explored',
  verdict: { guarantee: { kind: 'all-schedules' }, findings: [], states: 1, executions: 0, racesComplete: true },
  ms: 1,
};

test('as long as the program is loaded nothing is explored again', async () => {
  const again = vi.fn();
  expect(await exploredAgain(exploration(), again).play([])).toBe(state);
  expect(again).not.toHaveBeenCalled();
});

test('once another run has taken its place, the next question explores it again, two of them once', async () => {
  const first = exploration();
  first.stop();
  const again = vi.fn(() => exploration(done));
  const explored = exploredAgain(first, again);
  expect(await Promise.all([explored.play([]), explored.play([])])).toEqual([state, state]);
  expect(await explored.play([])).toBe(state);
  expect(again).toHaveBeenCalledTimes(1);
});

test('while something else is under way there is no answer, and afterwards there is one', async () => {
  const first = exploration();
  first.stop();
  let isBusy = true;
  const explored = exploredAgain(first, () => (isBusy ? undefined : exploration(done)));
  expect(await explored.play([])).toBeUndefined();
  isBusy = false;
  expect(await explored.play([])).toBe(state);
});

test('what cannot be explored again gives no answer', async () => {
  const first = exploration();
  first.stop();
  expect(await exploredAgain(first, () => exploration({ status: 'crashed' })).play([])).toBeUndefined();
});
