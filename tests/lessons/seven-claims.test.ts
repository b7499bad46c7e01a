import { describe, expect, it } from 'vitest';
import { runEdited } from './edited-run.ts';
import { bothMachines } from './lesson-run.ts';
import { simulated, sourceOf, textsOf } from './two-words.ts';

const lesson = 'seven-claims';

it('each claim has a program and a verdict, and the table of verdicts says the same', () => {
  const source = sourceOf(lesson);
  const claims = source.split(/^## Claim (?=\d)/mu).slice(1);
  const verdicts = claims.map((claim) => {
    expect(claim).toMatch(/^```ts cell /mu);
    return /^\*\*Verdict: (holds|holds in part|does not hold)\.\*\*/mu.exec(claim)?.[1];
  });
  const table = source.split('## The seven verdicts')[1] ?? '';
  const rows = table.split('\n').filter((line) => /^\| \d\./u.test(line));
  expect(verdicts).toHaveLength(7);
  expect(rows.map((row) => row.split('|')[2]?.trim())).toEqual(verdicts);
});

describe('claim 1', () => {
  it.each([
    [1, 1],
    [3, 3],
  ])('on %i cores three tasks are alive at once and %i computing', async (cores, computing) => {
    expect(await textsOf(lesson, 'at-once', simulated(cores))).toEqual([
      'alive at once, at most: 3',
      `computing at once, at most: ${computing}`,
    ]);
  });
});

describe('claim 2', () => {
  const expensive = { slice: 10, policy: 'round-robin', costs: { switch: 5 } } as const;
  const turns = 'ABCDABCDABCDABCDABCD';

  it('functions on one thread take the same turns as threads, and pay for no switch', async () => {
    expect(await textsOf(lesson, 'switches')).toEqual([
      `four functions, one thread: ${turns}, 200 ms`,
      `four threads: ${turns}, 300 ms`,
    ]);
  });

  it('four threads on four cores take no turns', async () => {
    const [functions, threads] = await textsOf(lesson, 'switches', simulated(4, expensive));
    expect(functions).toBe(`four functions, one thread: ${turns}, 200 ms`);
    expect(threads).toMatch(/^four threads: [A-D]{20}, 55 ms$/u);
  });

  it('threads without a slice keep their core, and four switches are paid for', async () => {
    const [, threads] = await textsOf(lesson, 'switches', simulated(1, { costs: { switch: 5 } }));
    expect(threads).toBe('four threads: AAAAABBBBBCCCCCDDDDD, 220 ms');
  });
});

describe('claim 3', () => {
  it.each([
    [1, 800],
    [4, 200],
  ])('a parallel program counts the same votes on %i cores, in %i ms', async (cores, ms) => {
    expect(await textsOf(lesson, 'one-core', simulated(cores))).toEqual([`2280 votes in ${ms} ms`]);
  });

  it('one instruction answers 32 questions', async () => {
    const [oneByOne, many, atOnce, one] = await textsOf(lesson, 'one-instruction');
    expect(oneByOne?.replace('one by one', 'at once')).toBe(atOnce);
    expect([many, one]).toEqual(['questions: 32', 'questions: 1']);
  });
});

it('claim 4: concurrency finishes nothing extra without waits, and parallelism may finish less', async () => {
  expect((await textsOf(lesson, 'amount')).map((text) => text.replace(/: .*, /u, ': '))).toEqual([
    'large, loop: 10.0 a second',
    'large, concurrent: 10.0 a second',
    'large, parallel: 34.8 a second',
    'tiny, loop: 1000.0 a second',
    'tiny, parallel: 628.9 a second',
    'tiny, in four chunks: 2500.0 a second',
  ]);
});

it('claim 5: one thread deals with a hundred and does one', async () => {
  expect(await textsOf(lesson, 'dealing')).toEqual(['dealing with, at most: 100', 'doing, at most: 1']);
});

describe('claim 6', () => {
  it.each(bothMachines)(
    'on $kind turns on one thread have one order, and parts that share nothing one sum',
    async (machine) => {
      const texts = await textsOf(lesson, 'repeats', machine);
      expect(texts.slice(0, 2)).toEqual([
        'concurrent, one thread, different orders: 1',
        'parallel, nothing shared, different sums: 1',
      ]);
      const [from, to] =
        /from (\d+) to (\d+)/u
          .exec(texts[3] ?? '')
          ?.slice(1)
          .map(Number) ?? [];
      expect(from).toBeGreaterThan(0);
      expect(from).toBeLessThanOrEqual(to ?? NaN);
      expect(to).toBeLessThanOrEqual(8_000_000);
    },
  );

  it('on the main thread no addition is lost', async () => {
    const texts = await textsOf(lesson, 'repeats', { kind: 'main' });
    expect(texts.slice(2)).toEqual([
      'parallel, one number shared, different totals: 1',
      '  from 8000000 to 8000000; 8000000 were added',
    ]);
  });
});

describe('claim 7', () => {
  it('two threads of three steps have 20 schedules, and of twenty steps over a hundred thousand million', async () => {
    expect(await textsOf(lesson, 'schedules')).toEqual([
      '1 steps each: two threads 2, three threads 6',
      '2 steps each: two threads 6, three threads 90',
      '3 steps each: two threads 20, three threads 1680',
      '5 steps each: two threads 252, three threads 756756',
      '10 steps each: two threads 184756, three threads 5550996791340',
      '20 steps each: two threads 137846528820, three threads 577831214478475823831865900',
    ]);
  });

  it('of all schedules few are right with one counter, and all with two', async () => {
    expect(await textsOf(lesson, 'shared-or-not')).toEqual([
      '1 each: 6 schedules',
      '  one counter for both: 2 are right',
      '  a counter for each: 6 are right',
      '2 each: 70 schedules',
      '  one counter for both: 6 are right',
      '  a counter for each: 70 are right',
      '3 each: 924 schedules',
      '  one counter for both: 20 are right',
      '  a counter for each: 924 are right',
    ]);
  });

  it('of the 184756 schedules of five additions 252 are right', async () => {
    const program =
      sourceOf(lesson)
        .split(/^```ts cell id="shared-or-not".*$/mu)[1]
        ?.split(/^```$/mu)[0] ?? '';
    const five = program.replace('[1, 2, 3]', '[5]').replace(/^ {2}console\.log\(` {2}a counter for each/mu, '// $&');
    const { printed } = await runEdited(`two-words/${lesson}/shared-or-not`, { 'main.ts': five });
    expect(printed.map(({ text }) => text)).toEqual([
      '5 each: 184756 schedules',
      '  one counter for both: 252 are right',
    ]);
  });
});
