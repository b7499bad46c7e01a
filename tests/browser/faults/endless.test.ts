import { describe, expect, it } from 'vitest';
import { machines, onMain, onWorkers } from '../support.ts';
import { expectNextRunWorks, runFixture, startFixture, stopOnceItPrinted } from './fixture.ts';

/*
 * That the threads themselves are dead after a Stop cannot be seen from here: they live in another process, behind an
 * opaque origin. What can be seen is that no frame is left and that the next run, in the same process, is free to work.
 */
describe.each(machines)('on $kind', (machine) => {
  it.each([
    ['endless-loop', 'before'],
    ['endless-loop-that-catches', 'before'],
    ['endless-pattern', 'before'],
    ['endless-microtasks', 'before'],
    ['endless-interval', 'tick 3'],
    ['endless-async-recursion', 'turn 20'],
    ['endless-messages', 'round 200'],
    ['endless-loops-in-two-workers', 'spinning'],
    ['nested-workers-that-spin', 'spinning'],
    ['deadlocked-workers', 'waiting'],
  ])('%s is stopped, and the next run works', async (program, text) => {
    await stopOnceItPrinted(program, text, machine);
  });

  it.each([
    'endless-loop',
    'endless-loop-that-catches',
    'endless-microtasks',
    'endless-interval',
    'endless-loops-in-two-workers',
  ])('%s is ended at its limit, and the next run works', async (program) => {
    const { outcome } = await runFixture(program, machine, 400);
    expect(outcome).toEqual({ status: 'timed-out', limitMs: 400 });
    await expectNextRunWorks(machine);
  });

  it('a flood of lines is stopped, and the next run works', async () => {
    const test = await startFixture('endless-flood', machine);
    while (test.printed.length < 3000) await new Promise(requestAnimationFrame);
    test.run.stop();
    expect((await test.outcome).status).toBe('stopped');
    await expectNextRunWorks(machine);
  });

  it('keeps the first 200 lines of a lane that then never gives its thread a turn', async () => {
    const test = await startFixture('two-hundred-lines-before-a-loop', machine);
    await test.sees('line 200');
    test.run.stop();
    await test.outcome;
    expect(test.printed.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, n) => `line ${n + 1}`));
  });
});

describe('a million lines', () => {
  it.each([
    ['million-lines', onMain],
    ['million-lines', onWorkers()],
    ['million-lines-in-a-worker', onMain],
    ['million-lines-in-a-worker', onWorkers()],
  ] as const)('of %s arrive as the newest, with the number of the others', async (program, machine) => {
    const { outcome, texts, dropped } = await runFixture(program, machine);
    expect(outcome.status).toBe('completed');
    expect(texts.length + dropped).toBe(1_000_001);
    expect(texts.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, n) => `line ${n + 1}`));
    const newest = [...Array.from({ length: 999 }, (_, n) => `line ${999_002 + n}`), 'done'];
    expect(texts.slice(-1000)).toEqual(newest);
  });
});
