import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/components/cell/verdict.ts';
import { busyShare } from '../../src/components/comparison/busy-share.ts';
import { repeatFindings } from '../../src/components/comparison/repeat-findings.ts';
import { isSameCourse } from '../../src/components/comparison/same-course.ts';
import { scalingCsv, scalingFindings, scalingTable } from '../../src/components/comparison/scaling-findings.ts';
import { scalingAxis, scalingPlan } from '../../src/components/comparison/scaling-plan.ts';
import type { Repeats, Sample, Scaling } from '../../src/components/comparison/study.ts';
import type { MachineChoice, Trace } from '../../src/runtime/index.ts';

const measured = { kind: 'measured', stepUs: 5 } as const;
const sample = (ms: number, hidden = false): Sample => ({ ms, hidden });
const simulated: MachineChoice = {
  kind: 'simulated',
  cores: 1,
  seed: 1,
  settings: { slice: null, costs: { switch: 0, start: 0, message: 0 }, policy: 'first-come', devices: {} },
};
const repeats = (samples: readonly Sample[], more: Partial<Repeats> = {}): Repeats => ({
  kind: 'repeats',
  machine: { kind: 'main' },
  texts: [],
  clock: measured,
  progress: { status: 'done' },
  samples,
  wanted: 10,
  isSettled: false,
  ...more,
});

describe('ten runs', () => {
  test('come to a median, a middle half, a spread, and outliers by name', () => {
    const { headline, notes, samples } = repeatFindings(
      repeats([12, 12.4, 12.2, 45, 12.1, 12.3].map((ms) => sample(ms))),
    );
    expect(sentenceOf(headline)).toBe(
      'Median 12.3 ms of 6 runs on the main thread; the middle half from 12.1 ms to 12.4 ms, all from 12 ms to 45 ms.',
    );
    expect(notes).toEqual([
      'Run 4 (45 ms) is an outlier: further from the middle half than one and a half times its width. Outliers are kept, because the median hardly minds them.',
      'Whatever else this computer does makes some runs longer. Two medians that are closer than the middle half is wide are not different.',
      'The clock of this page moves in steps of 5 µs.',
    ]);
    expect(samples.map(({ verdict }) => verdict)).toEqual([
      'counted',
      'counted',
      'counted',
      'outlier',
      'counted',
      'counted',
    ]);
  });

  test('leave out those that the page was out of sight for, and say which', () => {
    const { headline, notes, summary } = repeatFindings(
      repeats([sample(12), sample(900, true), sample(12), sample(800, true)]),
    );
    expect(summary).toMatchObject({ count: 2, most: 12 });
    expect(sentenceOf(headline)).toContain('of 2 runs');
    expect(notes).toContain(
      'The page was out of sight during runs 2 and 4. Browsers slow such a page down, so these runs are marked and left out of the median and the spread.',
    );
    expect(sentenceOf(repeatFindings(repeats([sample(900, true)])).headline)).toBe(
      'No run counts: the page was out of sight during each. Keep it in sight and repeat.',
    );
  });

  test('of a few steps of the clock say that they are', () => {
    const coarse = { kind: 'measured', stepUs: 1000 } as const;
    expect(repeatFindings(repeats([sample(3), sample(4)], { clock: coarse })).notes.at(-1)).toBe(
      'The clock of this page moves in steps of 1 ms. Times this short are only a few of them: let the program do its work more often before you compare.',
    );
  });

  test('in virtual time are two, and say why', () => {
    const found = repeatFindings(
      repeats([sample(120), sample(120)], { machine: simulated, clock: { kind: 'virtual' }, isSettled: true }),
    );
    expect(sentenceOf(found.headline)).toBe('120 ms of virtual time in every run on 1 core.');
    expect(found.notes[0]).toMatch(
      /^The second run took the very course of the first, to the microsecond, and so would the other 8/,
    );
  });
});

const scaling = (times: readonly (readonly [size: number, ms: number])[], more: Partial<Scaling> = {}): Scaling => ({
  kind: 'scaling',
  machine: simulated,
  texts: [],
  clock: { kind: 'virtual' },
  progress: { status: 'done' },
  plan: { axis: 'cores', sizes: [...new Set(times.map(([size]) => size))], rounds: 1 },
  samples: times.map(([size, ms]) => ({ size, ms, hidden: false })),
  processors: 4,
  ...more,
});

describe('a scaling', () => {
  const amdahl = scaling([1, 2, 4, 8].map((count) => [count, 20 + 80 / count] as const));

  test('tells the serial share of a program, and what it bounds', () => {
    const { headline, notes, rows } = scalingFindings(amdahl);
    expect(sentenceOf(headline)).toBe(
      '3.33× faster with 8 cores than with one: 42% of the 8× that 8 cores could give.',
    );
    expect(notes[0]).toBe(
      'Amdahl’s law, for work that stays the same, gives a serial share of 20% (fitted to 3 points; the points lie on it). With that share, no number of cores makes it more than 5× faster.',
    );
    expect(notes[1]).toContain('Amdahl’s curve is nearer.');
    expect(rows.map(({ efficiency }) => efficiency.toFixed(3))).toEqual(['1.000', '0.833', '0.625', '0.417']);
  });

  test('stands in a table and in a file', () => {
    const found = scalingFindings(amdahl);
    expect(scalingTable(amdahl, found)[1]).toEqual(['2', '60 ms', '60 ms', '60 ms', '1.67×', '83%', '1.67×', '1.36×']);
    const lines = scalingCsv(amdahl, found).split('\r\n');
    expect(lines[0]).toBe('cores,run,ms,clock,counted,median_ms,speed_up,efficiency,amdahl,gustafson');
    expect(lines[1]).toMatch(/^1,1,100,virtual,yes,100,1,1,1,1$/);
    expect(lines).toHaveLength(6);
  });

  test('takes the median of several runs, and shows their spread', () => {
    const { rows } = scalingFindings(
      scaling([
        [1, 100],
        [2, 50],
        [1, 110],
        [2, 40],
        [1, 90],
        [2, 60],
      ]),
    );
    expect(rows[1]?.speedUp).toEqual({ median: 2, least: 100 / 60, most: 2.5 });
  });

  test('of two sizes says that two points prove little', () => {
    const two = scaling(
      [
        [1, 100],
        [2, 60],
      ],
      { clock: measured, plan: scalingPlan('workers', 2) },
    );
    expect(scalingFindings(two).notes).toContain(
      'So few points fix a curve and cannot put it to the test: take the share as a hint.',
    );
  });

  test('that gains nothing says so, and no law', () => {
    const flat = scaling(
      [
        [1, 100],
        [2, 100],
        [3, 101],
      ],
      { clock: measured, plan: scalingPlan('workers', 3) },
    );
    const { headline, notes } = scalingFindings(flat);
    expect(sentenceOf(headline)).toBe('No faster with more workers than with one.');
    expect(notes[0]).toMatch(/^No more than one worker had anything to do/);
    expect(notes.join(' ')).not.toContain('Amdahl');
  });

  test('that was stopped at once has too little to tell', () => {
    expect(sentenceOf(scalingFindings(scaling([[1, 100]])).headline)).toBe(
      'Too few runs have ended to tell how the program scales.',
    );
  });
});

describe('what can be scaled', () => {
  const files = (text: string) => [{ name: 'main.ts', text: `import { pool, task, cpu } from "lab";\n${text}` }];
  test.each([
    ['workers of a pool', 'pool();', { kind: 'main' }, 'workers'],
    ['no workers for tasks, which share a thread', 'task("a", f);', { kind: 'workers', workers: 4 }, undefined],
    ['simulated cores for tasks', 'task("a", f);', simulated, 'cores'],
    ['nothing of a program that is one thread', 'cpu(5);', simulated, undefined],
  ] as const)('%s', (_what, text, machine, axis) => {
    expect(scalingAxis(files(text), machine)).toBe(axis);
  });

  test('workers go up to the processors of the computer, to two where it has one, to sixteen at most', () => {
    expect([1, 2, 4, 64].map((count) => scalingPlan('workers', count).sizes.at(-1))).toEqual([2, 2, 4, 16]);
    expect(scalingPlan('cores', 1).sizes.at(-1)).toBe(64);
  });
});

const trace = (more: Partial<Trace> = {}): Trace => ({
  clock: { kind: 'virtual' },
  lanes: [
    { lane: 'main', name: 'main', starter: null, openedUs: 0, closedUs: 100 },
    { lane: 'task-1', name: 'one', starter: 'main', openedUs: 0, closedUs: 50 },
  ],
  spans: [
    { lane: 'main', state: 'blocked', startUs: 0, endUs: 50, label: '' },
    { lane: 'task-1', state: 'running', startUs: 0, endUs: 30, label: '' },
  ],
  marks: [],
  flights: [],
  ticks: [],
  endUs: 100,
  dropped: 0,
  ...more,
});

test('the busy share counts running against the time of threads or cores, and is unknown where nothing tells', () => {
  expect(busyShare(trace({ cores: 2 }))).toBe(0.15);
  expect(busyShare(trace())).toBe(0.3);
  const [main, task] = trace().lanes;
  if (!main || !task) throw new Error('two lanes');
  expect(busyShare(trace({ lanes: [main, { ...task, lane: 'worker-1' }] }))).toBe(0.2);
  expect(busyShare(trace({ spans: [] }))).toBeUndefined();
  expect(busyShare(trace({ dropped: 1 }))).toBeUndefined();
});

test('a course is the same in its lanes and spans, whatever was printed', () => {
  const ticks = [{ lane: 'main', atUs: 3, level: 'log', text: 'other' }] as const;
  expect(isSameCourse(trace(), trace({ ticks }))).toBe(true);
  expect(isSameCourse(trace(), trace({ endUs: 101 }))).toBe(false);
  expect(isSameCourse(trace(), trace({ spans: [...trace().spans].reverse() }))).toBe(false);
});
