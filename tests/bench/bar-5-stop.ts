import type { Bar, Bench, Row } from './bar.ts';
import type { BenchPage } from './browser/page.ts';
import { openInPlayground, type BenchCell } from './cell.ts';
import { figuresOf } from './figures.ts';
import { benchProgram } from './programs.ts';
import { terminateSpinning } from './references/spinning-workers.ts';
import { canWatchThreads, findSpinning, watchUntil } from './threads.ts';

const line = 'before the loop';
/** How long threads are watched after they were told to end, in milliseconds: `terminate()` takes some seconds. */
const watchMs = 4000;

const cases = [
  { name: 'while (true) on Main thread', program: 'endless', machine: { kind: 'main' }, threads: 1 },
  { name: 'while (true) in 4 workers', program: 'four-endless', machine: { kind: 'workers', workers: 4 }, threads: 4 },
] as const;

type Case = (typeof cases)[number];
type Sample = { readonly dead: number; readonly next: number; readonly terminated: number };

/** Bar 5: what Stop stops, counted in threads of the operating system. */
export const stop: Bar = {
  number: 5,
  title: 'Stop',
  promise:
    '≤ 200 ms from click to all threads of the run dead, `while (true)` in frame and workers included; the next Run works',
  measure: async (bench) => {
    if (!canWatchThreads) return { rows: [], notes: ['Not measured: only Linux tells what each thread does.'] };
    const rows: Row[] = [];
    for (const one of cases) {
      bench.say(one.name);
      const samples = await samplesOf(bench, one);
      const terminated = figuresOf(samples.map((sample) => sample.terminated));
      rows.push({
        what: `${one.name}: click on Stop to all threads dead`,
        unit: 'ms',
        ours: figuresOf(samples.map(({ dead }) => dead)),
        limit: { kind: 'at-most', value: 200 },
        reference: { name: `worker.terminate() of ${one.threads} spinning`, figures: terminated },
      });
      rows.push({
        what: `${one.name}: the next Run, click to output`,
        unit: 'ms',
        ours: figuresOf(samples.map(({ next }) => next)),
      });
    }
    return {
      rows,
      notes: [
        `Threads are found and watched in /proc every 4 ms or so: the main threads and workers of renderer processes that compute before the click. A thread is dead from the first look on at which it is gone or has not computed since the look before, if it stays so; the figure is the last of them. They are watched for up to ${watchMs} ms.`,
        'The next Run is clicked right after; its program is compiled already, its frame is new.',
        'Beside it: `worker.terminate()` on plain workers that spin, in the same page, watched in the same way.',
      ],
    };
  },
};

async function samplesOf(bench: Bench, one: Case): Promise<readonly Sample[]> {
  return bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, benchProgram(one.program, one.machine));
    await page.movePointer(await cell.runButton());
    await clickRun(page, cell);
    const samples: Sample[] = [];
    for (let round = 0; round < bench.repeat(10); round += 1) {
      const dead = await stopAndWatch(bench, page, one, async () => {
        await page.evaluate(() => benchProbe.armEnd('playground'));
        await page.click(await cell.stopButton());
        await page.evaluate(() => benchProbe.seen());
        return page.evaluate(() => benchProbe.begunAt());
      });
      const outcome = await cell.outcome();
      if (outcome !== 'stopped') throw new Error(`Stop made the run ${outcome}.`);
      const next = await clickRun(page, cell);
      await page.click(await cell.stopButton());
      await cell.outcome();
      const terminated = await terminate(bench, page, one);
      await clickRun(page, cell);
      samples.push({ dead, next, terminated });
    }
    return samples;
  });
}

/** Milliseconds from what `act` gives, on the shared clock, to the moment when all threads that spin now stand still. */
async function stopAndWatch(
  bench: Bench,
  page: BenchPage,
  { threads }: Case,
  act: () => Promise<number>,
): Promise<number> {
  const { pid } = bench.browser;
  const spinning = await findSpinning(pid, threads);
  const acted = act();
  const stoodStill = await watchUntil(
    spinning,
    pid,
    acted.then(() => page.let(watchMs)),
  );
  return Math.max(0, Math.max(...stoodStill.values()) - (await acted));
}

async function terminate(bench: Bench, page: BenchPage, one: Case): Promise<number> {
  await page.evaluate(terminateSpinning, 'start', one.threads);
  return stopAndWatch(bench, page, one, () => page.evaluate(terminateSpinning, 'terminate', 0));
}

async function clickRun(page: BenchPage, cell: BenchCell): Promise<number> {
  const button = await cell.runButton();
  await page.evaluate((text) => benchProbe.arm('playground', text), line);
  await page.click(button);
  return page.evaluate(() => benchProbe.seen());
}
