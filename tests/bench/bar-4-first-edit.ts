import type { Bar, Bench } from './bar.ts';
import { runByKey } from './bar-3-edit-and-run.ts';
import type { BenchPage } from './browser/page.ts';
import { cellOf } from './cell.ts';
import { figuresOf } from './figures.ts';
import { freshFrame } from './references/fresh-realm.ts';

const lesson = '/start/how-to-use-this-book/';
const cellName = 'first';

/** How long a reader looks at the editor that has opened before typing, in milliseconds. */
const lookMs = 1000;
/** A pause in typing, after which the page compiles ahead. */
const pauseMs = 500;

type Sample = { readonly run: number; readonly fromFocus: number; readonly beside: number };
type Pace = { readonly lookMs: number; readonly pauseMs: number };

/** Bar 4: the first Run that needs the compiler. */
export const firstEdit: Bar = {
  number: 4,
  title: 'First Run after the first edit',
  promise: '≤ 60 ms when the compiler was fetched at editor focus; ≤ 2.4 s throttled and cold',
  measure: async (bench) => {
    const settled: Sample[] = [];
    const hasty: Sample[] = [];
    const cold: Sample[] = [];
    for (let round = 0; round < bench.repeat(7); round += 1) {
      bench.say(`${round + 1}: compiler there`);
      settled.push(await sample(bench, { lookMs, pauseMs }));
      hasty.push(await sample(bench, { lookMs, pauseMs: 0 }));
    }
    for (let round = 0; round < bench.repeat(5); round += 1) {
      bench.say(`${round + 1}: cold, CPU ×4 and 10 Mbit/s`);
      cold.push(await coldSample(bench));
    }
    const frame = {
      name: 'a compiled snippet in a fresh frame',
      figures: figuresOf(settled.map(({ beside }) => beside)),
    };
    return {
      rows: [
        {
          what: 'compiler fetched at editor focus, Run after a pause',
          unit: 'ms',
          ours: figuresOf(settled.map(({ run }) => run)),
          limit: { kind: 'at-most', value: 60 },
          reference: frame,
        },
        {
          what: 'the same, Run with the last key',
          unit: 'ms',
          ours: figuresOf(hasty.map(({ run }) => run)),
          reference: frame,
        },
        {
          what: 'cold, CPU ×4 and 10 Mbit/s: edit as soon as the editor is open, Run at once',
          unit: 'ms',
          ours: figuresOf(cold.map(({ run }) => run)),
          limit: { kind: 'at-most', value: 2400 },
          reference: {
            name: 'fetching esbuild.wasm alone over that line',
            figures: figuresOf(cold.map(({ beside }) => beside)),
          },
        },
        {
          what: 'the same, from the click that opened the editor',
          unit: 'ms',
          ours: figuresOf(cold.map(({ fromFocus }) => fromFocus)),
        },
      ],
      notes: [
        `A new browser context each time, a lesson's cell; its code is clicked, the editor opens, one line is put in, and Ctrl+Enter begins the time. Where the compiler is there, the reader looks at the editor for ${lookMs} ms first, and pauses ${pauseMs} ms after the edit.`,
        'Cold, the editor and the compiler share the line, and the time from Run on holds only what of the compiler is still missing then.',
      ],
    };
  },
};

async function sample(bench: Bench, pace: Pace): Promise<Sample> {
  return bench.browser.withPage({}, async (page) => {
    const times = await editAndRun(page, bench.site.origin, pace);
    return { ...times, beside: await page.evaluate(freshFrame) };
  });
}

async function coldSample(bench: Bench): Promise<Sample> {
  const times = await bench.browser.withPage({ cpuSlowdown: 4 }, async (page) => {
    bench.site.takeServed();
    return editAndRun(page, bench.slowOrigin(bench.site), { lookMs: 0, pauseMs: 0 });
  });
  const wasm = bench.site.takeServed().find(({ path }) => path.endsWith('.wasm'));
  if (!wasm) throw new Error('The compiler was not fetched.');
  const beside = await bench.browser.withPage({}, async (page) => {
    await page.open(`${bench.slowOrigin(bench.site)}/404.html`);
    return page.evaluate(async (path) => {
      const begun = performance.now();
      await (await fetch(path)).arrayBuffer();
      return performance.now() - begun;
    }, wasm.path);
  });
  return { ...times, beside };
}

async function editAndRun(page: BenchPage, origin: string, pace: Pace): Promise<Omit<Sample, 'beside'>> {
  await page.open(origin + lesson);
  const cell = cellOf(page, cellName);
  await cell.wake();
  const begun = performance.now();
  await cell.openEditor();
  await page.let(pace.lookMs);
  await page.press('End', { ctrl: true });
  await page.insert('\nconsole.log("edited");');
  await page.let(pace.pauseMs);
  await page.slowFrames();
  const run = await runByKey(page, cell, 'edited');
  return { run, fromFocus: performance.now() - begun };
}
