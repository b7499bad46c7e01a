import { expect, test } from 'vitest';
import { examineAll, type Ended } from '../../src/runtime/teaching/examining.ts';

type Job = { readonly name: string; readonly is: 'right' | 'endless' | 'bomb' | 'broken' };

/**
 * A sandbox as the real one is: who spins is killed after a while and takes all with it; a bomb takes the process, and
 * whoever notices first is blamed; who is there beside a spinner may be timed out for want of a processor.
 */
function sandbox() {
  const inside = new Set<{ readonly job: Job; readonly end: (result: Ended) => void }>();
  const told: string[] = [];
  let most = 0;
  const killAll = (guilty: Job, status: Ended['status']): void => {
    const all = [...inside];
    inside.clear();
    const blamed = status === 'crashed' ? all[0]?.job : guilty;
    for (const { job, end } of all) end({ status: job === blamed ? status : 'interrupted' });
  };
  const examine = (job: Job): Promise<Ended> => {
    const { promise, resolve } = Promise.withResolvers<Ended>();
    const entry = { job, end: resolve };
    inside.add(entry);
    most = Math.max(most, inside.size);
    told.push(job.name);
    queueMicrotask(() => {
      if (!inside.has(entry)) return;
      if (job.is === 'endless') killAll(job, 'timed-out');
      else if (job.is === 'bomb') killAll(job, 'crashed');
      else {
        const starves = [...inside].some((other) => other.job.is === 'endless');
        inside.delete(entry);
        resolve({ status: starves ? 'timed-out' : job.is === 'broken' ? 'invalid' : 'marked' });
      }
    });
    return promise;
  };
  return { examine, told, most: () => most };
}

async function gradeClass(jobs: readonly Job[], atOnce: number) {
  const results = new Map<string, string[]>();
  const { examine, told, most } = sandbox();
  await examineAll({
    jobs,
    atOnce,
    examine,
    onResult: ({ name }, { status }) => results.set(name, [...(results.get(name) ?? []), status]),
    signal: new AbortController().signal,
  });
  return { results, told, most: most() };
}

const words = { right: 'marked', endless: 'timed-out', bomb: 'crashed', broken: 'invalid' } as const;

test.each([1, 2, 3, 8])(
  'with %i at once, each gets the result that it would get alone, and only once',
  async (atOnce) => {
    const kinds = [
      'right',
      'endless',
      'right',
      'bomb',
      'right',
      'right',
      'endless',
      'broken',
      'bomb',
      'right',
    ] as const;
    const jobs = Array.from({ length: 60 }, (_, index): Job => ({
      name: `s${index}`,
      is: kinds[index % kinds.length]!,
    }));
    const { results, most } = await gradeClass(jobs, atOnce);
    expect([...results.keys()].sort()).toEqual(jobs.map(({ name }) => name).sort());
    for (const { name, is } of jobs) expect([name, results.get(name)]).toEqual([name, [words[is]]]);
    expect(most).toBe(atOnce);
  },
);

test('who is only ever interrupted gets the place alone, and then a result after all', async () => {
  const results: string[] = [];
  await examineAll({
    jobs: ['a'],
    atOnce: 3,
    examine: () => Promise.resolve({ status: 'interrupted' as const }),
    onResult: (_job, { status }) => results.push(status),
    signal: new AbortController().signal,
  });
  expect(results).toEqual(['interrupted']);
});

test('once stopped, nothing is begun and nothing is told any more', async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const results: number[] = [];
  await examineAll({
    jobs: [1, 2, 3, 4, 5],
    atOnce: 1,
    examine: (job) => {
      begun.push(job);
      if (job === 3) stop.abort();
      return Promise.resolve({ status: 'marked' as const });
    },
    onResult: (job) => results.push(job),
    signal: stop.signal,
  });
  expect([begun, results]).toEqual([
    [1, 2, 3],
    [1, 2],
  ]);
});
