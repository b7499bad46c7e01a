import { describe, expect, it } from 'vitest';
import { machines, onMain, onWorkers } from '../support.ts';
import { runFixture } from './fixture.ts';

const move = 'Move it to a file of its own, export it there, and import it.';
const where = 'cannot be sent to a worker: a pool calls functions that a file other than the entry exports.';

describe.each(machines)('on $kind', (machine) => {
  it('finds functions by any of their names, keeps the order of results, and is closed for good', async () => {
    const { outcome, texts } = await runFixture('pool-basics', machine);
    expect(texts).toEqual([
      '4',
      '1 4 9 16 25',
      '3',
      'a0 b1 c2',
      '40 0 20 10',
      '0',
      'The pool was closed before this task was done.',
    ]);
    expect(outcome.status).toBe('completed');
  });

  it('refuses what it cannot do with a sentence', async () => {
    const { texts } = await runFixture('pool-refusals', machine);
    expect(texts).toEqual([
      `TypeError: own ${where} ${move}`,
      `TypeError: This function ${where} ${move}`,
      'TypeError: A pool calls functions; this is not one.',
      'RangeError: chunk is a whole number from 1; 0 is not.',
      'RangeError: A pool has 1 to 16 workers; pool(0) asks for something else.',
      'RangeError: A pool has 1 to 16 workers; pool(17) asks for something else.',
      'RangeError: A pool has 1 to 16 workers; pool(1.5) asks for something else.',
    ]);
  });

  it('copies what it sends and receives, moves what is transferred, and refuses functions', async () => {
    const { outcome, texts } = await runFixture('pool-copies', machine);
    expect(texts).toEqual(['2 1', '1,2 false', 'DataCloneError', 'TypeError', '8 0']);
    expect(outcome.status).toBe('completed');
  });

  it('gives each of its workers modules of its own', async () => {
    const { texts } = await runFixture('pool-lanes-have-their-own-modules', machine);
    expect(texts).toEqual(['here 0', 'total 2', '0']);
  });

  it('does one task at a time in each worker, also where tasks are asynchronous', async () => {
    const { texts } = await runFixture('pool-runs-one-task-at-a-time-in-a-lane', machine);
    expect(texts).toEqual(['most at once 1']);
  });

  it('rejects with the error that a task threw: class, code, cause and place', async () => {
    const { outcome, texts } = await runFixture('pool-task-that-throws', machine);
    expect(texts[0]).toBe('true two E_TWO because');
    expect(outcome).toMatchObject({ status: 'threw', lane: 'main', error: { name: 'RangeError', message: 'two' } });
    if (outcome.status === 'threw' && outcome.error.type === 'error')
      expect(outcome.error.frames[0]).toMatchObject({ name: 'fail', entry: '#pool' });
  });

  it('works in a worker of the program', async () => {
    const { outcome, texts } = await runFixture('pool-in-a-worker', machine);
    expect(texts).toEqual(['1 4 9']);
    expect(outcome.status).toBe('completed');
  });
});

it('rejects the tasks of a worker that closes itself', async () => {
  const { outcome, texts } = await runFixture('pool-task-that-closes-its-worker', onWorkers());
  expect(texts).toEqual(['run() was not answered: worker-1 (#pool) has ended']);
  expect(outcome.status).toBe('completed');
});

it('has as many workers as the machine says', async () => {
  const { texts } = await runFixture('pool-size', onWorkers(5));
  expect(texts).toEqual(['size 5']);
});

it.each([
  [1, 1],
  [128, 16],
  [undefined, 1],
])('on the main thread of a computer with %s cores has %i lanes', async (cores, size) => {
  Object.defineProperty(navigator, 'hardwareConcurrency', { configurable: true, value: cores });
  try {
    const { texts } = await runFixture('pool-size', onMain);
    expect(texts).toEqual([`size ${size}`]);
  } finally {
    Reflect.deleteProperty(navigator, 'hardwareConcurrency');
  }
});
