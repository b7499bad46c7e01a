import { describe, expect, it } from 'vitest';
import { machines, onMain, onWorkers } from '../support.ts';
import { runFixture } from './fixture.ts';

describe.each(machines)('on $kind', (machine) => {
  it.each([
    ['port-that-travels-through-two-workers', ['came through both']],
    ['chatter-between-workers', ['done']],
    ['interval-cleared-by-a-promise', ['cleared after 3']],
    ['worker-that-only-listens', ['started']],
  ])('%s: the run lasts as long as it must, and no longer', async (program, lines) => {
    const { outcome, texts } = await runFixture(program, machine);
    expect(texts).toEqual(lines);
    expect(outcome).toMatchObject({ status: 'completed' });
    expect(outcome).not.toHaveProperty('waitedFor');
  });

  it('waits for what the platform settles, although nobody awaits it', async () => {
    const { outcome, texts } = await runFixture('waits-for-the-platform', machine);
    expect(texts.toSorted()).toEqual(['blob', 'stream', 'waitAsync', 'wasm']);
    expect(outcome.status).toBe('completed');
  });

  it('hears what was broadcast before it ends', async () => {
    const { texts } = await runFixture('broadcast-to-a-worker', machine);
    expect(texts).toEqual(['heard extra']);
  });

  it('says that a message was never received', async () => {
    const { outcome } = await runFixture('message-nobody-receives', machine);
    expect(outcome).toMatchObject({ status: 'completed', waitedFor: 'a message that nobody has received' });
  });
});

// Workers of an opaque origin are no secure context in Chromium: they have no crypto.subtle to wait for.
it('waits for cryptography', async () => {
  const { texts } = await runFixture('waits-for-cryptography', onMain);
  expect(texts).toEqual(['digest 32']);
});

it('waits for animation frames and idle time', async () => {
  const { texts } = await runFixture('frames-and-idle-time', onMain);
  expect(texts.toSorted()).toEqual(['idle', 'second frame']);
});

it('ends with the workers of a coordinator that closes itself', async () => {
  const { outcome, texts } = await runFixture('main-that-closes-itself', onWorkers(), 10_000);
  expect(texts).toEqual(['before']);
  expect(outcome.status).toBe('completed');
});
