import { describe, expect, it } from 'vitest';
import { machines } from '../support.ts';
import { expectNextRunWorks, runFixture } from './fixture.ts';

const tooMany = 'A run can have 16 workers at once beside main; this one was not started.';

describe.each(machines)('on $kind', (machine) => {
  it('of a thousand workers 16 are started, and the others are told why not', async () => {
    const { outcome, texts } = await runFixture('thousand-workers', machine);
    expect(texts).toEqual([`984 ${tooMany}`]);
    expect(outcome.status).toBe('completed');
    await expectNextRunWorks(machine);
  });

  it('a refused worker whose error nobody hears makes the run one that threw', async () => {
    const { outcome } = await runFixture('seventeenth-worker', machine);
    expect(outcome).toMatchObject({ status: 'threw', lane: 'main', error: { message: tooMany } });
  });

  it('a worker can start a worker', async () => {
    const { outcome, texts } = await runFixture('nested-workers', machine);
    expect(texts).toEqual(['from the middle: 41']);
    expect(outcome.status).toBe('completed');
  });

  it.each(['worker-that-outlives-its-starter', 'worker-that-starts-another-and-closes'])(
    'a worker ends with the one that started it: %s',
    async (program) => {
      const { outcome } = await runFixture(program, machine, 10_000);
      expect(outcome.status).toBe('completed');
    },
  );

  it('what a worker said before it closed itself is still heard', async () => {
    const { outcome, texts } = await runFixture('worker-whose-last-word-is-a-message', machine);
    expect(texts).toEqual(['heard 501']);
    expect(outcome).not.toHaveProperty('waitedFor');
    expect(outcome.status).toBe('completed');
  });

  it('what a worker printed before it closed itself is there when the run ends', async () => {
    const { outcome, texts } = await runFixture('worker-that-prints-and-closes', machine);
    expect(texts).toEqual(Array.from({ length: 1000 }, (_, n) => `line ${n + 1}`));
    expect(outcome.status).toBe('completed');
  });

  it.each([
    ['worker-that-throws-at-load', 'broken from the start'],
    ['worker-that-throws-in-a-timer', 'in a timer'],
  ])('%s is in its own lane where it threw', async (program, message) => {
    const { outcome, printed } = await runFixture(program, machine);
    expect(outcome).toMatchObject({ status: 'threw', lane: 'worker-1', error: { name: 'RangeError', message } });
    if (outcome.status === 'threw' && outcome.error.type === 'error')
      expect(outcome.error.frames[0]).toMatchObject({ entry: 'throws.ts' });
    expect(printed.filter(({ line }) => line.uncaught !== undefined).map(({ lane }) => lane)).toEqual(['worker-1']);
  });

  it('an error of a worker that its starter prevents is not the outcome', async () => {
    const { outcome, texts } = await runFixture('worker-error-that-the-starter-prevents', machine);
    expect(outcome.status).toBe('completed');
    expect(texts).toContain('heard: Uncaught RangeError: in a timer');
  });

  it('only files of the program can be workers, and others are refused with a sentence', async () => {
    const { texts } = await runFixture('worker-that-is-no-file', machine);
    expect(texts[0]).toMatch(/one of the program's own files only.*https:\/\/example\.com\/worker\.js/u);
    expect(texts[1]).toBe('This program has no file missing.ts that a worker could run.');
  });

  it('what cannot be cloned is refused where it is sent, and the worker works on', async () => {
    const { outcome, texts } = await runFixture('uncloneable-message', machine);
    expect(texts).toEqual(['DataCloneError', 'fine']);
    expect(outcome).toMatchObject({ status: 'completed' });
    expect(outcome).not.toHaveProperty('waitedFor');
  });

  it('Atomics.wait works in a worker, and on the main thread it says what to use instead', async () => {
    const { outcome, texts } = await runFixture('atomics-wait-on-main', machine);
    if (machine.kind === 'workers') expect(texts).toEqual(['waited']);
    else
      expect(outcome).toMatchObject({
        status: 'threw',
        error: { name: 'TypeError', message: expect.stringContaining('Atomics.waitAsync') as string },
      });
  });
});
