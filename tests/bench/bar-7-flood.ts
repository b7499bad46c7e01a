import type { Bar, Bench, Row } from './bar.ts';
import { openInPlayground } from './cell.ts';
import { figuresOf } from './figures.ts';
import { benchProgram } from './programs.ts';

const cases = [
  { name: 'Main thread', machine: { kind: 'main' } },
  { name: 'Workers × 1', machine: { kind: 'workers', workers: 1 } },
] as const;

/** How long the page is watched at rest, for comparison, in milliseconds. */
const idleMs = 2000;

type Case = (typeof cases)[number];
type Frames = { readonly perSecond: number; readonly longestMs: number };
type Sample = {
  readonly flood: Frames;
  readonly idle: Frames;
  readonly seconds: number;
  readonly kept: number;
  readonly counted: number;
};

/** Bar 7: a program that prints without end or measure. */
export const flood: Bar = {
  number: 7,
  title: 'A flood of 1,000,000 console lines',
  promise: 'the page keeps ≥ 30 frames/s; newest 1,000 and a count kept; Stop works',
  measure: async (bench) => {
    const rows: Row[] = [];
    const notes = [
      'Frames are counted in the page by requestAnimationFrame, from the click on Run to the outcome; beside it, the same page at rest.',
      '"Lines accounted for" are the lines kept in the output and the count above them, together.',
    ];
    for (const one of cases) {
      const samples: Sample[] = [];
      const stops: number[] = [];
      for (let round = 0; round < bench.repeat(5); round += 1) {
        bench.say(`${round + 1}: ${one.name}`);
        samples.push(await sample(bench, one));
        stops.push(await stopped(bench, one));
      }
      rows.push(...rowsOf(one, samples, stops));
    }
    return { rows, notes };
  },
};

function rowsOf({ name }: Case, samples: readonly Sample[], stops: readonly number[]): readonly Row[] {
  return [
    {
      what: `${name}: frames of the page meanwhile`,
      unit: 'rate',
      ours: figuresOf(samples.map((one) => one.flood.perSecond)),
      limit: { kind: 'at-least', value: 30 },
      reference: { name: 'the page at rest', figures: figuresOf(samples.map((one) => one.idle.perSecond)) },
    },
    {
      what: `${name}: the longest wait for a frame`,
      unit: 'ms',
      ours: figuresOf(samples.map((one) => one.flood.longestMs)),
      reference: { name: 'the page at rest', figures: figuresOf(samples.map((one) => one.idle.longestMs)) },
    },
    { what: `${name}: the whole run`, unit: 'ms', ours: figuresOf(samples.map(({ seconds }) => seconds * 1000)) },
    {
      what: `${name}: lines kept in the output`,
      unit: 'count',
      ours: figuresOf(samples.map(({ kept }) => kept)),
      limit: { kind: 'at-least', value: 1000 },
    },
    {
      what: `${name}: lines accounted for`,
      unit: 'count',
      ours: figuresOf(samples.map(({ counted }) => counted)),
      limit: { kind: 'at-least', value: 1_000_000 },
    },
    {
      what: `${name}: Stop in the flood, click to verdict`,
      unit: 'ms',
      ours: figuresOf(stops),
      limit: { kind: 'at-most', value: 200 },
    },
  ];
}

async function sample(bench: Bench, one: Case): Promise<Sample> {
  return bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, benchProgram('flood', one.machine));
    const button = await cell.runButton();
    await page.movePointer(button);
    const frames = async (): Promise<Frames> => {
      const deltas = await page.evaluate(() => benchProbe.takeFrames());
      const wholeMs = deltas.reduce((sum, delta) => sum + delta, 0);
      return { perSecond: (deltas.length * 1000) / wholeMs, longestMs: Math.max(...deltas) };
    };
    await page.evaluate(() => benchProbe.countFrames());
    await page.let(idleMs);
    const idle = await frames();
    const begun = performance.now();
    await page.click(button);
    // Compiling and starting are not the flood.
    await cell.line('line');
    await page.evaluate(() => void benchProbe.takeFrames());
    const outcome = await cell.outcome();
    const seconds = (performance.now() - begun) / 1000;
    const flooded = await frames();
    if (outcome !== 'completed') throw new Error(`The flood ended ${outcome} after ${seconds} s.`);
    const { kept, dropped } = await page.evaluate(() => ({
      kept: document.querySelectorAll('[role=log] li').length,
      dropped: Number(document.querySelector('.cell-dropped')?.textContent.replaceAll(/\D/g, '') ?? 0),
    }));
    return { flood: flooded, idle, seconds, kept, counted: kept + dropped };
  });
}

/** Milliseconds from a click on Stop in the middle of the flood to the verdict. */
async function stopped(bench: Bench, one: Case): Promise<number> {
  return bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, benchProgram('flood', one.machine));
    await page.click(await cell.runButton());
    await cell.line('line');
    const button = await cell.stopButton();
    await page.evaluate(() => benchProbe.armEnd('playground'));
    await page.click(button);
    const ms = await page.evaluate(() => benchProbe.seen());
    const outcome = await cell.outcome();
    if (outcome !== 'stopped') throw new Error(`Stop in the flood made the run ${outcome}.`);
    return ms;
  });
}
