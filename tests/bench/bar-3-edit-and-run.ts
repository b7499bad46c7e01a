import { transform } from 'esbuild';
import type { Bar, Bench, Row } from './bar.ts';
import type { BenchPage } from './browser/page.ts';
import { openInPlayground, type BenchCell } from './cell.ts';
import { figuresOf } from './figures.ts';
import { benchProgram } from './programs.ts';
import { freshFrame } from './references/fresh-realm.ts';

/**
 * A pause before Run: the page compiles 150 ms after the last key and checks types after 400. In the middle between two
 * blinks of the cursor, 500 ms apart: a blink takes the animation frame that the result is waiting for.
 */
const pauseMs = 750;

const cases = [
  { name: 'one file, Main thread', program: 'one-file', machine: { kind: 'main' }, limitMs: 16 },
  { name: 'one file, Workers × 1', program: 'one-file', machine: { kind: 'workers', workers: 1 }, limitMs: 16 },
  { name: 'four files, Main thread', program: 'several-files', machine: { kind: 'main' } },
  { name: 'one file, Main thread, Run with the last key', program: 'one-file', machine: { kind: 'main' }, hasty: true },
] as const;

type Case = (typeof cases)[number];
type Sample = { readonly ours: number; readonly frame: number; readonly native: number };

/** Bar 3: a key, a pause, Run: what a reader waits for who tries one thing after the other. */
export const editAndRun: Bar = {
  number: 3,
  title: 'Edit, Run, visible, warm',
  promise: '≤ 16 ms for a one-file program, compiled ahead while typing pauses; several files reported',
  measure: async (bench) => {
    const rows: Row[] = [];
    for (const one of cases) {
      bench.say(one.name);
      const samples = await samplesOf(bench, one);
      rows.push({
        what: one.name,
        unit: 'ms',
        ours: figuresOf(samples.map(({ ours }) => ours)),
        ...('limitMs' in one && { limit: { kind: 'at-most', value: one.limitMs } }),
        reference: {
          name: 'a compiled snippet in a fresh frame',
          figures: figuresOf(samples.map(({ frame }) => frame)),
        },
      });
      if (one !== cases[0]) continue;
      const native = figuresOf(samples.map((sample) => sample.native));
      rows.push({ what: 'esbuild native, transform of the same file', unit: 'ms', ours: native });
    }
    return {
      rows,
      notes: [
        `Each repetition types one character into the open editor, waits ${pauseMs} ms, presses Ctrl+Enter, and takes the time from that key to the last line painted. "With the last key" leaves the pause out, so that compiling counts.`,
        'The snippet of the reference is compiled by hand, logs one line, and needs no console, clock or end of a run.',
      ],
    };
  },
};

async function samplesOf(bench: Bench, one: Case): Promise<readonly Sample[]> {
  const program = benchProgram(one.program, one.machine);
  const [main] = program.files;
  return bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, program);
    await cell.openEditor();
    await putCursorIntoTheNumber(page, main.text);
    await warmUp(page, cell);
    const samples: Sample[] = [];
    let typed = 1;
    for (let round = 0; round < bench.repeat(20); round += 1) {
      typed = (typed + 1) % 10;
      await page.press('Backspace');
      await page.press(String(typed));
      if (!('hasty' in one)) await page.let(pauseMs);
      const ours = await runByKey(page, cell, `edit ${typed}`);
      await cell.outcome();
      const begun = performance.now();
      await transform(main.text, { loader: 'ts', sourcemap: true });
      const native = performance.now() - begun;
      samples.push({ ours, native, frame: await page.evaluate(freshFrame) });
    }
    return samples;
  });
}

/** The number at the end of the program's last line, before `");` and the line's end. */
async function putCursorIntoTheNumber(page: BenchPage, text: string): Promise<void> {
  await page.press('End', { ctrl: true });
  if (!text.endsWith('"edit 0");\n')) throw new Error('The program does not end with its number.');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.press(key);
}

/** The first run fetches the compiler and is not what this bar is about. */
async function warmUp(page: BenchPage, cell: BenchCell): Promise<void> {
  await page.press('Backspace');
  await page.press('1');
  await runByKey(page, cell, 'edit 1');
  await cell.outcome();
}

/** Presses Ctrl+Enter in the editor and takes the time until the line is painted. */
export async function runByKey(page: BenchPage, cell: BenchCell, prints: string): Promise<number> {
  await page.evaluate((id, text) => benchProbe.arm(id, text), cell.program, prints);
  await page.press('Enter', { ctrl: true });
  return page.evaluate(() => benchProbe.seen());
}
