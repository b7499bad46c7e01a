import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/runtime/index.ts';
import { runEdited } from './edited-run.ts';
import { runLesson } from './lesson-run.ts';
import { simulated, sourceOf, textsOf } from './two-words.ts';

const lesson = 'tasks-time-and-overlap';

/** Tasks in the order in which they had a core. What a real thread does between them is its own. */
const turnsIn = (events: readonly RunEvent[]): readonly string[] =>
  events
    .flatMap((event) => (event.kind === 'spans' ? event.spans : []))
    .filter(({ state, lane }) => state === 'running' && lane.startsWith('task-'))
    .toSorted((one, other) => one.start - other.start)
    .map(({ lane }) => lane);

describe('three dishes', () => {
  const served = (pie: number, gratin: number, bread: number, perSecond: string): readonly string[] => [
    `pie: served after ${pie} ms`,
    `gratin: served after ${gratin} ms`,
    `bread: served after ${bread} ms`,
    `throughput: ${perSecond} dishes a second`,
  ];

  it('one after another take 240 ms, overlapped 120, and 80 with three cooks or more', async () => {
    expect(await textsOf(lesson, 'in-turn')).toEqual(served(80, 160, 240, '12.5'));
    expect(await textsOf(lesson, 'overlapped')).toEqual(served(80, 100, 120, '25.0'));
    expect(await textsOf(lesson, 'three-cooks')).toEqual(served(80, 80, 80, '37.5'));
    expect(await textsOf(lesson, 'three-cooks', simulated(8))).toEqual(served(80, 80, 80, '37.5'));
  });

  it('with a second cook are all served after 100 ms', async () => {
    const texts = await textsOf(lesson, 'overlapped', simulated(2));
    expect(Math.max(...texts.slice(0, 3).map((text) => Number(/(\d+) ms/u.exec(text)?.[1])))).toBe(100);
  });

  it('keep one cook busy for 90 of 120 ms, and are 90 ms of work on three cooks as well', async () => {
    for (const cores of [1, 3]) {
      const { events } = await runLesson(`two-words/${lesson}/overlapped`, simulated(cores));
      const running = events
        .flatMap((event) => (event.kind === 'spans' ? event.spans : []))
        .filter(({ state }) => state === 'running');
      expect(running.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(90);
      const ofOneCook = running.filter(({ core }) => core === 0);
      expect(ofOneCook.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(cores === 1 ? 90 : 30);
    }
  });

  it('take turns on the real main thread in the order in which they do on one simulated core', async () => {
    const real = await runLesson(`two-words/${lesson}/overlapped-for-real`);
    expect(turnsIn(real.events)).toEqual(['task-1', 'task-2', 'task-3', 'task-1', 'task-2', 'task-3']);
    const virtual = await runLesson(`two-words/${lesson}/overlapped`);
    expect(turnsIn(virtual.events)).toEqual(turnsIn(real.events));
  });

  it('one after another are not mixed on the real main thread either', async () => {
    const { status, events } = await runLesson(`two-words/${lesson}/in-turn`, { kind: 'main' });
    expect(status).toBe('completed');
    expect(turnsIn(events)).toEqual(['task-1', 'task-1', 'task-2', 'task-2', 'task-3', 'task-3']);
  });

  const withDishes = (dishes: readonly string[], loop = ''): Readonly<Record<string, string>> => ({
    'main.ts': `
import { cpu, io, task } from "lab";
async function cook(): Promise<void> {
  ${loop}
  await cpu(20);
  await io(50);
  await cpu(10);
}
await Promise.all(${JSON.stringify(dishes)}.map((dish) => task(dish, cook)));
console.log(performance.now());`,
  });

  it('and more: up to six each adds 20 ms, and from then on 30', async () => {
    const times: string[] = [];
    for (let dishes = 3; dishes <= 8; dishes += 1) {
      const { printed } = await runEdited(`two-words/${lesson}/overlapped`, withDishes(Array(dishes).fill('dish')));
      times.push(printed[0]?.text ?? '');
    }
    expect(times).toEqual(['120', '140', '160', '180', '210', '240']);
  });

  it('take no longer in virtual time for a plain loop', async () => {
    const loop = 'for (let i = 0; i < 10_000_000; i += 1) {}';
    const { printed } = await runEdited(`two-words/${lesson}/overlapped`, withDishes(['a', 'b', 'c'], loop));
    expect(printed[0]?.text).toBe('120');
  });
});

describe('four threads', () => {
  it('first come, first served, answer Dan after 308 ms', async () => {
    expect((await textsOf(lesson, 'first-come')).slice(0, 2)).toEqual([
      'first answers after 5, 106, 207, 308 ms',
      'done after 100, 201, 302, 403 ms',
    ]);
  });

  it('on one core take turns: they answer soon, are done late, and switch 19 times', async () => {
    const { lines, events } = await runLesson(`two-words/${lesson}/turns`);
    expect(lines.slice(0, 2).map(({ text }) => text)).toEqual([
      'first answers after 5, 26, 47, 68 ms',
      'done after 356, 377, 398, 419 ms',
    ]);
    const spans = events.flatMap((event) => (event.kind === 'spans' ? event.spans : []));
    const switches = spans.filter(({ state }) => state === 'switching');
    expect(switches.map(({ start, end }) => end - start)).toEqual(Array(19).fill(1));
    // One core: no two of them have a core in the same instant.
    const atCore = spans
      .filter(({ state }) => state === 'running' || state === 'switching')
      .toSorted((one, other) => one.start - other.start);
    for (const [index, { start }] of atCore.entries()) {
      expect(start).toBeGreaterThanOrEqual(atCore[index - 1]?.end ?? 0);
    }
  });

  it('on four cores answer after 5 ms and are done after 100, without a switch', async () => {
    const { lines, events } = await runLesson(`two-words/${lesson}/four-cores`);
    expect(lines.map(({ text }) => text)).toEqual([
      'first answers after 5, 5, 5, 5 ms',
      'done after 100, 100, 100, 100 ms',
      'mean response time 5.0 ms',
      'mean latency 100.0 ms',
      'throughput 40.00 customers a second',
    ]);
    const spans = events.flatMap((event) => (event.kind === 'spans' ? event.spans : []));
    expect(spans.filter(({ state }) => state === 'switching')).toEqual([]);
  });

  it('on two cores answer in pairs', async () => {
    const machine = simulated(2, { slice: 20, policy: 'round-robin', costs: { switch: 1 } });
    expect((await textsOf(lesson, 'turns', machine))[0]).toBe('first answers after 5, 5, 26, 26 ms');
  });

  const rows = sourceOf(lesson)
    .split('\n')
    .flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      return /^(?:none|\d+ ms)$/u.test(cells[1] ?? '') ? [cells.slice(1, 6)] : [];
    });

  it('have figures for seven slices in the lesson', () => {
    expect(rows.map(([slice]) => slice)).toEqual(['none', '50 ms', '20 ms', '10 ms', '5 ms', '2 ms', '1 ms']);
  });

  it.each(rows)('with a slice of %s take what the lesson says', async (slice, response, latency, all, throughput) => {
    const ms = slice === 'none' ? null : Number(slice.replace(' ms', ''));
    const policy = ms === null ? 'first-come' : 'round-robin';
    const texts = await textsOf(lesson, 'turns', simulated(1, { slice: ms, policy, costs: { switch: 1 } }));
    expect(texts.slice(2)).toEqual([
      `mean response time ${response}`,
      `mean latency ${latency}`,
      `throughput ${throughput.replace('a second', 'customers a second')}`,
    ]);
    expect(texts[1]).toMatch(new RegExp(` ${all}$`, 'u'));
  });

  it('gain from turns where short jobs stand behind a long one', async () => {
    const unequal = {
      'main.ts': `
import { cpu, task } from "lab";
import { mean } from "./mean.ts";
const done: number[] = [];
await Promise.all([995, 5, 5, 5].map((rest) => task("customer", async () => {
  await cpu(5);
  await cpu(rest);
  done.push(performance.now());
})));
console.log(mean(done).toFixed(1));`,
    };
    const means: (string | undefined)[] = [];
    for (const id of ['first-come', 'turns']) {
      const { printed } = await runEdited(`two-words/${lesson}/${id}`, unequal);
      means.push(printed[0]?.text);
    }
    expect(means).toEqual(['1016.5', '290.0']);
  });
});
