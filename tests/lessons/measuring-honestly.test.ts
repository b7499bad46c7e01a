import { describe, expect, it } from 'vitest';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { runEdited } from './edited-run.ts';
import { bothMachines, runLesson } from './lesson-run.ts';

const lesson = 'faster/measuring-honestly';

async function textsOf(id: string, machine?: MachineChoice): Promise<readonly string[]> {
  const { status, lines } = await runLesson(`${lesson}/${id}`, machine);
  expect(status).toBe('completed');
  return lines.map(({ text }) => text);
}

/** The numbers in a line, in their order. */
const figuresIn = (text: string | undefined): readonly number[] =>
  (text ?? '').match(/\d+(?:\.\d+)?/gu)?.map(Number) ?? [];

it('the data refute both reports: each figure says something else, and the pairs say nothing', async () => {
  const [first, mean, median, middleHalf, pairs] = (await textsOf('claim')).map(figuresIn);
  const ratio = ([older = NaN, newer = NaN]: readonly number[] = []): number => older / newer;
  expect(ratio(first)).toBeGreaterThan(4.5);
  expect(1 / ratio(mean)).toBeGreaterThan(3);
  expect(Math.abs((median?.[0] ?? NaN) - (median?.[1] ?? NaN))).toBeLessThan(0.02);
  const [from = NaN, to = NaN, newFrom = NaN, newTo = NaN] = middleHalf ?? [];
  expect(Math.min(to - from, newTo - newFrom)).toBeGreaterThan(1);
  expect(ratio(pairs)).toBeGreaterThan(0.45);
  expect(ratio(pairs)).toBeLessThan(0.55);
});

describe.each(bothMachines)('on $kind', (machine) => {
  it('there are thirty times, and the median lies between the fastest and the slowest', async () => {
    const texts = await textsOf('thirty', machine);
    expect(texts.slice(0, 6).flatMap((text) => figuresIn(text).slice(2))).toHaveLength(30);
    const [fastest = NaN, slowest = NaN] = figuresIn(texts[6]);
    const [median] = figuresIn(texts[7]);
    expect(median).toBeGreaterThanOrEqual(fastest);
    expect(median).toBeLessThanOrEqual(slowest);
  });

  it('on an isolated page the clock moves in steps of at least 5 microseconds, and the date in whole milliseconds', async () => {
    const texts = await textsOf('clock', machine);
    expect(texts.at(-1)).toBe('page isolated from others: true');
    const [step] = figuresIn(texts[0]);
    expect(step).toBeGreaterThanOrEqual(0.005);
    expect(texts[2]).toMatch(/: smallest step [1-9]\d*\.000 ms$/u);
  });

  it('some calls take no time that the clock can show', async () => {
    const texts = await textsOf('stack', machine);
    const [calls = NaN, zeros = NaN] = figuresIn(texts[0]);
    expect(calls).toBe(1000);
    expect(zeros).toBeGreaterThan(0);
    expect(texts.at(-1)).toBe('all digit sums together: 29457945');
  });
});

it('one, two, four and eight tasks are tried', async () => {
  const texts = await textsOf('processors');
  expect(texts.map((text) => figuresIn(text)[0]).slice(0, 4)).toEqual([1, 2, 4, 8]);
});

describe('the examination of bench', () => {
  /** The program of the lesson without its real measurement, which takes as long as it takes. */
  const examination = `
import { bench } from "./bench.ts";
import { examine } from "./examine.ts";
for (const verdict of examine(bench)) console.log(verdict);`;
  const exam = async (bench: string): Promise<Readonly<Record<string, boolean>>> => {
    const { outcome, printed } = await runEdited(`${lesson}/bench`, { 'bench.ts': bench, 'main.ts': examination });
    expect(outcome.status).toBe('completed');
    return Object.fromEntries(printed.map(({ text }) => [text.replace(/:.*/u, ''), text.endsWith(': right')]));
  };
  /** A bench that warms up, finds a height of its stacks, measures thirty of them, and picks a figure. */
  const written = ({
    warmUp = 'for (const end = now() + 500; now() < end; ) keep(work());',
    stack = 'for (;;) { const begun = now(); pile(calls); if (now() - begun >= 10) break; calls *= 2; }',
    middle = 'at(times, 1 / 2)',
  } = {}): string => `
export interface Figures { median: number; low: number; high: number }
let kept: unknown;
function keep(value: unknown): void { kept = value; }
export function bench(work: () => unknown, now: () => number = () => performance.now()): Figures {
  const pile = (calls: number) => { for (let i = 0; i < calls; i += 1) keep(work()); };
  let calls = 1;
  ${warmUp}
  ${stack}
  const times: number[] = [];
  for (let repeat = 0; repeat < 30; repeat += 1) {
    const begun = now();
    pile(calls);
    times.push((now() - begun) / calls);
  }
  times.sort((a, b) => a - b);
  return { median: ${middle}, low: at(times, 1 / 4), high: at(times, 3 / 4) };
}
function at(times: number[], share: number): number { return times[Math.round(share * (times.length - 1))]; }`;

  const allRight = {
    steady: true,
    'slow at first': true,
    'far below a step': true,
    'now 20, now 40': true,
    'disturbed at times': true,
  };

  it('finds two mistakes in the bench of the lesson', async () => {
    const texts = await textsOf('bench');
    expect(texts.slice(0, 5).map((text) => [text.replace(/:.*/u, ''), text.endsWith(': right')])).toEqual(
      Object.entries({ ...allRight, 'slow at first': false, 'far below a step': false }),
    );
  });

  it('is passed by a bench that warms up by the clock and measures stacks', async () => {
    expect(await exam(written())).toEqual(allRight);
  });

  it.each([
    ['a warm-up of ten calls', { warmUp: 'pile(10);' }, { 'slow at first': false }],
    ['no stacks', { stack: '' }, { 'far below a step': false }],
    [
      'stacks of a thousand, whatever the work',
      { stack: 'calls = 1000;' },
      { 'now 20, now 40': false, 'disturbed at times': false },
    ],
    ['the mean', { middle: 'times.reduce((a, b) => a + b) / times.length' }, { 'disturbed at times': false }],
  ])('is failed by %s', async (_mistake, parts, failed) => {
    expect(await exam(written(parts))).toEqual({ ...allRight, ...failed });
  });
});
