import { describe, expect, it } from 'vitest';
import { machines } from '../support.ts';
import { runFixture } from './fixture.ts';

describe.each(machines)('on $kind', (machine) => {
  it.each([
    [
      'call-to-a-worker-that-is-terminated',
      [
        'never() was not answered: worker-1 (api.ts) was terminated',
        'later() was not answered: worker-1 (api.ts) was terminated',
      ],
    ],
    ['call-to-a-worker-that-closes', ['leave() was not answered: worker-1 (api.ts) has ended']],
    ['call-nothing-can-answer', ['never() was not answered: nothing left in this run can answer it']],
    ['call-nothing-can-answer-and-nobody-awaits', ['never() was not answered: nothing left in this run can answer it']],
    ['call-that-is-answered-and-then-the-worker-closes', ['answered']],
    ['proxy-call-to-a-worker-that-is-terminated', ['2', 'The call was not answered: worker-1 (api.ts) has ended']],
    [
      'port-calls-to-threads-that-died',
      [
        'The call was not answered: worker-1 (api.ts) has ended',
        'never() was not answered: worker-1 (api.ts) has ended',
        'The call was not answered: worker-1 (api.ts) has ended',
        'leave() was not answered: worker-2 (api.ts) has ended',
        'spin() was not answered: worker-3 (api.ts) was terminated',
        'spin() was not answered: worker-3 (api.ts) was terminated',
        'done',
      ],
    ],
    ['call-over-a-port-to-a-worker-of-another', ['leave() was not answered: worker-2 (asked.ts) has ended']],
    ['port-call-that-is-never-heard', ['anything() was not answered: worker-1 (api.ts) has ended']],
    ['port-that-is-served-and-read-by-hand', ['first 7', 'second 7']],
    ['callbacks-and-transfers', ['1 2 3', '6 0']],
  ])('%s is settled', async (program, lines) => {
    const { outcome, texts } = await runFixture(program, machine);
    expect(texts).toEqual(lines);
    expect(outcome.status).toBe('completed');
    expect(outcome).not.toHaveProperty('waitedFor');
  });

  it('a call to a worker that throws while it loads is rejected with what it threw', async () => {
    const { printed, outcome } = await runFixture('call-to-a-worker-that-throws-at-load', machine);
    expect(printed.filter(({ lane }) => lane === 'main').map(({ text }) => text)).toEqual([
      'anything() was not answered: worker-1 (api.ts) ended with an error: Uncaught RangeError: broken from the start',
    ]);
    expect(outcome).toMatchObject({ status: 'threw', lane: 'worker-1' });
  });

  it('an error keeps its class, code, cause and place on its way from a worker', async () => {
    const { outcome, texts } = await runFixture('errors-from-a-worker', machine);
    expect(texts.slice(0, 3)).toEqual(['true RangeError too far E_FAR', 'true underneath', 'a string']);
    expect(outcome).toMatchObject({ status: 'threw', lane: 'main', error: { name: 'RangeError', message: 'too far' } });
    if (outcome.status === 'threw' && outcome.error.type === 'error')
      expect(outcome.error.frames[0]).toMatchObject({ name: 'fail', entry: 'api.ts' });
  });
});
