import { describe, expect, test } from 'vitest';
import { turnSentences } from '../../src/components/schedules/scheduler-words.ts';
import { createSchedules } from '../../src/components/schedules/schedules-state.ts';
import { stateAfterKey } from '../../src/components/schedules/graph-keys.ts';
import { layOutGraph, stateAt } from '../../src/components/schedules/graph-layout.ts';
import { graphRows, schedulesTo, statesAlong } from '../../src/components/schedules/graph-paths.ts';
import { radiusIn, shapesOf } from '../../src/components/schedules/graph-shapes.ts';
import { scheduleText } from '../../src/runtime/index.ts';
import { exploredHere, type ExploredHere } from './schedules/explored.ts';
import {
  atomicAdd,
  channelOfTwo,
  exchangeLock,
  lostUpdate,
  peterson,
  philosophers,
  politeThreads,
  timeOut,
} from './schedules/programs.ts';

async function viewOf(program: ExploredHere, schedule?: string) {
  const view = createSchedules();
  await view.show(program.exploring, schedule);
  return view;
}

describe('the view of an exploration', () => {
  test('begins with the first finding, before its first step', async () => {
    const program = await exploredHere(lostUpdate(1));
    const view = await viewOf(program);
    expect(view.typed.value).toBe('AB2A');
    expect(view.at.value).toBe(0);
    expect(view.shown.value).toMatchObject({ finding: 0 });
    expect(view.marks.value.map(({ name, lane, line }) => [name, lane, line])).toEqual([
      ['A', 'worker-1', 8],
      ['B', 'worker-2', 8],
    ]);
    expect(view.memory.value).toEqual([{ name: 'counter[0]', value: '0' }]);
  });

  test('where nothing was found, some whole schedule is shown', async () => {
    const program = await exploredHere(atomicAdd(3));
    const view = await viewOf(program);
    expect(view.typed.value).toBe('A3B3');
    expect(view.shown.value?.finding).toBeUndefined();
  });

  test('a schedule of a link is shown as it is, and one that is none is told of', async () => {
    const program = await exploredHere(lostUpdate(1));
    expect((await viewOf(program, 'B2A2')).typed.value).toBe('B2A2');
    const other = await viewOf(program, 'C7');
    expect(other.typed.value).toBe('AB2A');
    expect(other.fault.value).not.toBe('');
  });

  test('steps are gone through and never left', async () => {
    const view = await viewOf(await exploredHere(lostUpdate(1)));
    view.moveTo(3);
    expect(view.memory.value).toEqual([{ name: 'counter[0]', value: '1' }]);
    expect(view.memoryBefore.value).toEqual([{ name: 'counter[0]', value: '0' }]);
    expect(view.marks.value.map(({ name }) => name)).toEqual(['A']);
    view.moveTo(99);
    expect(view.at.value).toBe(4);
    view.moveTo(-1);
    expect(view.at.value).toBe(0);
  });

  test('a typed schedule is replayed exactly, as far as it goes', async () => {
    const view = await viewOf(await exploredHere(lostUpdate(1)));
    view.typed.value = 'B2 A2';
    await view.replayTyped();
    expect(view.shown.value?.table.failure).toBeUndefined();
    expect(view.fault.value).toBe('');
    view.typed.value = 'B9';
    await view.replayTyped();
    expect(view.typed.value).toBe('B2');
    expect(view.fault.value).toBe('Step 3 is B’s, which has ended by then. What is shown is the schedule up to there.');
    view.typed.value = 'C';
    await view.replayTyped();
    expect(view.typed.value).toBe('C');
    expect(view.shown.value?.schedule).toEqual([1, 1]);
  });

  test('an answer that comes after another question is dropped', async () => {
    const program = await exploredHere(lostUpdate(1));
    const view = await viewOf(program);
    const slow = view.follow([1, 1]);
    const fast = view.follow([0]);
    await Promise.all([slow, fast]);
    expect(view.shown.value?.schedule).toEqual([0]);
    const pending = view.follow([0, 0]);
    await view.show({ status: 'none' });
    await pending;
    expect(view.shown.value).toBeUndefined();
    expect(view.marks.value).toEqual([]);
  });

  test('what cannot be answered any more changes nothing', async () => {
    const program = await exploredHere(lostUpdate(1));
    const nothing = () => Promise.resolve(undefined);
    const view = createSchedules();
    await view.show({ ...program.exploring, explored: { stepsOf: nothing, play: nothing, states: nothing } });
    await view.look('states');
    expect(view.picture.value).toBe('none');
    expect(view.shown.value).toBeUndefined();
    expect(view.gone.value).toBe(true);
    await view.show(program.exploring);
    expect(view.gone.value).toBe(false);
  });
});

describe('the reader as the scheduler', () => {
  test('takes legal steps only, takes them back, and breaks the program', async () => {
    const program = await exploredHere(lostUpdate(1));
    const view = await viewOf(program);
    await view.look('scheduler');
    expect(view.turn.value?.choices).toEqual([0, 1]);
    for (const thread of [0, 1, 1, 1]) await view.choose(thread);
    expect(view.shown.value?.schedule).toEqual([0, 1, 1]);
    expect(view.turn.value?.choices).toEqual([0]);
    await view.undo();
    expect(view.shown.value?.schedule).toEqual([0, 1]);
    await view.choose(0);
    await view.choose(1);
    expect(turnSentences(view.turn.value!, program.verdict)).toEqual([
      'Broken after 4 steps and 3 switches.',
      'counter is 1, expected 2',
      'It can be done with 2.',
    ]);
    expect(view.turn.value?.choices).toEqual([]);
    await view.restart();
    expect(view.at.value).toBe(0);
    for (const thread of [0, 0, 1, 1]) await view.choose(thread);
    expect(turnSentences(view.turn.value!, program.verdict)).toEqual([
      'All threads have ended, and nothing is broken.',
      '4 of 6 schedules break it: take some steps back and try.',
    ]);
  });

  test('goes on from the step that is looked at', async () => {
    const view = await viewOf(await exploredHere(lostUpdate(1)));
    view.moveTo(2);
    await view.goOnFromHere();
    expect(view.mode.value).toBe('scheduler');
    expect(view.shown.value?.schedule).toEqual([0, 1]);
    await view.choose(0);
    view.moveTo(1);
    await expect.poll(() => view.turn.value?.schedule).toEqual([0]);
    await view.choose(0);
    expect(view.shown.value?.schedule).toEqual([0, 0]);
  });

  test('is told that no order can break a program where that is proven', async () => {
    const program = await exploredHere(exchangeLock(2, 1));
    const view = await viewOf(program);
    await view.look('scheduler');
    for (let turn = view.turn.value; turn && turn.choices.length > 0; turn = view.turn.value)
      await view.choose(turn.choices.at(-1)!);
    expect(turnSentences(view.turn.value!, program.verdict).at(-1)).toMatch(
      /^No order can break it: all [\d,]+ schedules hold\.$/u,
    );
  });

  test('may let somebody wake up by itself', async () => {
    const view = await viewOf(await exploredHere(timeOut));
    await view.look('scheduler');
    await view.choose(0);
    expect(view.turn.value?.threads[0]?.stance).toBe('waits');
    expect(view.turn.value?.choices).toEqual([0, 1]);
  });
});

describe('the graph of states', () => {
  test.each([
    ['lost update', lostUpdate(1)],
    ['lost update, three times', lostUpdate(3)],
    ['Peterson', peterson(1)],
    ['polite threads, with circles', politeThreads],
    ['a channel', channelOfTwo(1)],
  ])('%s: every state has a place of its own, as far down as it takes steps to get there', async (_, text) => {
    const { picture } = await exploredHere(text);
    const graph = picture();
    for (const room of [340, 900]) {
      const layout = layOutGraph(graph, room);
      expect(layout.layers.flat().toSorted((one, other) => one - other)).toEqual(
        graph.states.map((_state, index) => index),
      );
      const places = new Set(graph.states.map((_state, index) => `${layout.xs[index]} ${layout.ys[index]}`));
      expect(places.size).toBe(graph.states.length);
      for (const x of layout.xs) expect(x > 0 && x < layout.width).toBe(true);
      for (const y of layout.ys) expect(y > 0 && y < layout.height).toBe(true);
      expect(2 * radiusIn(layout)).toBeLessThan(layout.across);
      const ways = schedulesTo(graph);
      layout.layers.forEach((layer, depth) => {
        for (const state of layer) {
          expect(ways[state]).toHaveLength(depth);
          expect(statesAlong(graph, ways[state]!).at(-1)).toBe(state);
        }
      });
    }
  });

  test('the way to a state has as few switches as can be', async () => {
    const { picture, threads } = await exploredHere(lostUpdate(1));
    const graph = picture();
    const ways = schedulesTo(graph);
    const failing = graph.states.flatMap((state, index) =>
      state.kind === 'failed' ? [scheduleText(ways[index]!, threads)] : [],
    );
    expect(failing.length).toBeGreaterThan(0);
    for (const way of failing) expect(way).toMatch(/^(?:AB2A|BA2B)$/u);
  });

  test('keys go along steps and layers, and to what fails', async () => {
    const { picture } = await exploredHere(lostUpdate(1));
    const graph = picture();
    const layout = layOutGraph(graph, 600);
    const press = (key: string, state: number) => stateAfterKey(key, state, graph, layout);
    const down = press('ArrowDown', 0)!;
    expect(layout.layers[1]).toContain(down);
    expect(press('ArrowUp', down)).toBe(0);
    expect(press('ArrowUp', 0)).toBe(0);
    const [left, right] = layout.layers[1]!;
    expect(press('ArrowRight', left!)).toBe(right);
    expect(press('ArrowRight', right!)).toBe(right);
    expect(graph.states[press('End', 0)!]?.kind).toBe('failed');
    expect(press('Home', down)).toBe(0);
    expect(press('x', 0)).toBeUndefined();
  });

  test('a point of the picture is the state that is nearest to it', async () => {
    const { picture } = await exploredHere(lostUpdate(1));
    const layout = layOutGraph(picture(), 600);
    expect(stateAt(layout, layout.xs[0]! + 3, layout.ys[0]! - 4, 14)).toBe(0);
    expect(stateAt(layout, -100, -100, 14)).toBeUndefined();
  });

  test('it is drawn with few outlines, and told as a table', async () => {
    const { picture, threads } = await exploredHere(lostUpdate(3));
    const graph = picture();
    const shapes = shapesOf(graph, layOutGraph(graph, 900));
    expect(shapes.steps.size).toBe(2);
    expect(`${shapes.goesOn}${shapes.failed}${shapes.ended}${[...shapes.steps.values()].join('')}`).not.toMatch(
      /NaN|undefined/u,
    );
    const { rows, more } = graphRows(graph, schedulesTo(graph), threads);
    expect(rows[0]).toEqual(['0', '0', 'goes on', expect.stringMatching(/^A to \d+, B to \d+$/u)]);
    expect(rows.length + more).toBe(graph.states.length);
  });

  test('two thousand states are laid out in no time worth telling', async () => {
    const { verdict, picture } = await exploredHere(atomicAdd(40));
    expect(verdict.states).toBeGreaterThan(1_000);
    const graph = picture();
    const begin = performance.now();
    layOutGraph(graph, 900);
    schedulesTo(graph);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  test('it is asked for once, when it is looked at', async () => {
    const program = await exploredHere(philosophers(2));
    let asked = 0;
    const view = createSchedules();
    await view.show({
      ...program.exploring,
      explored: { ...program.explored, states: () => Promise.resolve(((asked += 1), program.picture())) },
    });
    expect(asked).toBe(0);
    await view.look('states');
    await view.look('steps');
    await view.look('states');
    expect(asked).toBe(1);
    expect(view.picture.value).not.toBe('none');
  });
});
