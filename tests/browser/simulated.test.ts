import { describe, expect, it } from 'vitest';
import { createTraceRecorder, digestOf } from '../../src/runtime/index.ts';
import type { MachineChoice, ToldSpan } from '../../src/runtime/index.ts';
import { courseEverywhere, everything } from '../same-course.ts';
import { onMain, runToEnd, start, type TestRun } from './support.ts';

const noCosts = { switch: 0, start: 0, message: 0 };

function simulated(
  cores: number,
  settings: Partial<Extract<MachineChoice, { kind: 'simulated' }>['settings']> = {},
  seed = 1,
): MachineChoice {
  return {
    kind: 'simulated',
    cores,
    seed,
    settings: { slice: null, costs: noCosts, policy: 'first-come', devices: {}, ...settings },
  };
}

const spansOf = ({ events }: TestRun): readonly ToldSpan[] =>
  events.flatMap((event) => (event.kind === 'spans' ? event.spans : []));
const shapeOf = (test: TestRun): readonly string[] =>
  spansOf(test)
    .filter(({ state, lane }) => state === 'running' && lane !== 'main')
    .toSorted((one, other) => one.start - other.start)
    .map(({ lane }) => lane);

const threeTasks = `import { cpu, io, task } from 'lab';
const work = async (name: string) => {
  await cpu(20);
  await io(50);
  await cpu(10);
  console.log(name, 'is done');
};
await Promise.all(['one', 'two', 'three'].map((name) => task(name, () => work(name))));
console.log('all done');`;

describe('three tasks', () => {
  it('on one simulated core overlap their waits with the computing of others, to the microsecond', async () => {
    const test = await start(threeTasks, simulated(1));
    expect(await test.outcome).toMatchObject({ status: 'completed', ms: 120 });
    expect(
      spansOf(test)
        .filter(({ state, lane }) => lane !== 'main' && state !== 'blocked')
        .map(({ lane, state, start: from, end }) => `${lane} ${state} ${from}-${end}`)
        .toSorted(),
    ).toEqual(
      [
        'task-1 running 0-20',
        'task-1 waiting 20-70',
        'task-1 running 70-80',
        'task-2 ready 0-20',
        'task-2 running 20-40',
        'task-2 waiting 40-90',
        'task-2 running 90-100',
        'task-3 ready 0-40',
        'task-3 running 40-60',
        'task-3 waiting 60-110',
        'task-3 running 110-120',
      ].toSorted(),
    );
  });

  it('take turns in the same order on the real main thread', async () => {
    const virtual = await start(threeTasks, simulated(1));
    await virtual.outcome;
    const real = await start(threeTasks, onMain);
    expect(await real.outcome).toMatchObject({ status: 'completed' });
    expect(shapeOf(real)).toEqual(shapeOf(virtual));
    expect(shapeOf(real)).toEqual(['task-1', 'task-2', 'task-3', 'task-1', 'task-2', 'task-3']);
    const waits = spansOf(real).filter(({ state }) => state === 'waiting');
    expect(waits).toHaveLength(3);
    // All three wait at once.
    expect(Math.max(...waits.map(({ start: from }) => from))).toBeLessThan(Math.min(...waits.map(({ end }) => end)));
  });

  it('say whose line is whose on simulated cores', async () => {
    const { printed } = await runToEnd(threeTasks, simulated(4));
    expect(printed.map(({ lane, text }) => `${lane}: ${text}`)).toEqual([
      'task-1: one is done',
      'task-2: two is done',
      'task-3: three is done',
      'main: all done',
    ]);
  });
});

describe('one task in five parts', () => {
  const parts = {
    'main.ts': `import { pool } from 'lab';
import { part } from './part.ts';
const results = await pool(5).map([1, 2, 3, 4, 5], part);
console.log(results.join(' '), performance.now() / 60_000, 'minutes');`,
    'part.ts': `import { cpu } from 'lab';
let calls = 0;
export async function part(n: number): Promise<string> {
  calls += 1;
  await cpu(60_000);
  return \`P\${n}/\${calls}\`;
}`,
  };

  it.each([
    [1, 300_000],
    [5, 60_000],
    [2, 180_000],
  ])('on %i cores takes %i virtual milliseconds, each worker with a module of its own', async (cores, ms) => {
    const { outcome, texts } = await runToEnd(parts, simulated(cores));
    expect(texts).toEqual([`P1/1 P2/1 P3/1 P4/1 P5/1 ${ms / 60_000} minutes`]);
    expect(outcome).toMatchObject({ status: 'completed', ms });
  });

  it('pays for the start of workers and for messages', async () => {
    const { outcome } = await runToEnd(parts, simulated(5, { costs: { switch: 0, start: 1000, message: 500 } }));
    expect(outcome).toMatchObject({ status: 'completed', ms: 1000 + 60_000 + 500 });
  });
});

describe('what a task does is known to be its own', () => {
  it.each([
    [
      'after a rejected await',
      `try { await Promise.reject(new Error('no')); } catch { await cpu(5); } finally { await cpu(5); }`,
    ],
    ['in for await', `for await (const ms of (async function* () { yield 5; yield 5; })()) await cpu(ms);`],
    ['in callbacks of promises', `await Promise.resolve().then(() => cpu(5)).then(() => cpu(5));`],
    ['in timers', `await new Promise((done) => setTimeout(() => cpu(10).then(done), 1));`],
    ['after another task has resolved what it waits for', `await gate; await cpu(10);`],
  ])('%s', async (_how, body) => {
    const test = await start(
      `import { cpu, task } from 'lab';
let open = (): void => undefined;
const gate = new Promise<void>((resolve) => { open = resolve; });
await Promise.all([
  task('first', async () => { ${body} }),
  task('second', async () => { await cpu(3); open(); await cpu(3); }),
]);`,
      simulated(2),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    const busy = (lane: string): number =>
      spansOf(test)
        .filter((span) => span.lane === lane && span.state === 'running')
        .reduce((sum, { start: from, end }) => sum + end - from, 0);
    expect([busy('task-1'), busy('task-2'), busy('main')]).toEqual([10, 6, 0]);
  });
});

describe('virtual time', () => {
  it('is what clocks and timers tell, and a day passes in no time', async () => {
    const { outcome, texts } = await runToEnd(
      `import { cpu, sleep } from 'lab';
const begun = Date.now();
await sleep(86_400_000);
await cpu(0.5);
console.log(Date.now() - begun, performance.now(), new Date().getTime() - begun, new Date(0).getTime());
let ticks = 0;
const id = setInterval(() => { ticks += 1; if (ticks === 3) clearInterval(id); }, 1000);`,
      simulated(1),
    );
    expect(texts).toEqual(['86400000 86400000.5 86400000 0']);
    expect(outcome).toMatchObject({ status: 'completed' });
  });

  it('comes with chance that is the same for the same seed', async () => {
    const program = `import { cpu } from 'lab'; await cpu(1); console.log(Math.random(), Math.random());`;
    const [one, same, other] = [
      await runToEnd(program, simulated(1, {}, 7)),
      await runToEnd(program, simulated(1, {}, 7)),
      await runToEnd(program, simulated(1, {}, 8)),
    ];
    expect(one.texts).toEqual(same.texts);
    expect(one.texts).not.toEqual(other.texts);
  });

  it.each([
    'crypto.getRandomValues(new Uint8Array(1))',
    'new MessageChannel()',
    'Atomics.wait(new Int32Array(1), 0, 0)',
    'new Worker("x")',
  ])('%s is refused with a sentence', async (call) => {
    const { outcome } = await runToEnd(`import { cpu } from 'lab'; await cpu(1); ${call};`, simulated(1));
    expect(outcome).toMatchObject({
      status: 'threw',
      error: { message: expect.stringContaining('takes real time or real chance') as string },
    });
  });
});

describe('a simulated run', () => {
  it('takes the very same course as in every other engine', async () => {
    const { machine, files } = everything;
    const test = await start(Object.fromEntries(files.map(({ name, text }) => [name, text])), machine);
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(test.printed.map(({ text }) => text)).toEqual([courseEverywhere.done]);
    const recorder = createTraceRecorder({ clock: { kind: 'virtual' }, cores: machine.cores, build: test.build });
    for (const event of test.events) recorder.take(event);
    expect(digestOf(recorder.trace())).toBe(courseEverywhere.digest);
  });

  it('that computes for ever can be stopped', async () => {
    const test = await start(`import { cpu } from 'lab'; console.log('on'); await cpu(1); for (;;);`, simulated(1));
    await test.sees('on');
    test.run.stop();
    const outcome = await test.outcome;
    // Virtual time, in which hardly anything has happened, and not what a clock on the wall says.
    expect(outcome).toMatchObject({ status: 'stopped' });
    expect(outcome.status === 'stopped' && outcome.ms).toBeLessThan(1000);
  });

  it('of which every await waits for nothing ends with what it waits for', async () => {
    const { outcome } = await runToEnd(
      `import { task } from 'lab'; await task('stuck', () => new Promise(() => undefined));`,
      simulated(1),
    );
    expect(outcome).toMatchObject({ status: 'completed', waitedFor: expect.stringContaining('main.ts') as string });
  });

  it('rejects a number of milliseconds that is none', async () => {
    const { outcome } = await runToEnd(`import { cpu } from 'lab'; await cpu(-1);`, simulated(1));
    expect(outcome).toMatchObject({ status: 'threw', error: { name: 'RangeError' } });
  });
});
