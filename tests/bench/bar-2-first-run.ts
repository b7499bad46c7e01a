import type { Bar, Bench, Row } from './bar.ts';
import type { BenchPage } from './browser/page.ts';
import { cellOf } from './cell.ts';
import { figuresOf } from './figures.ts';
import { freshFrame, freshWorker } from './references/fresh-realm.ts';

/** How long a quick hand takes from the edge of a cell to a click on Run, in milliseconds. */
const handMs = 300;

const lesson = '/start/how-to-use-this-book/';

/** Cells of that lesson whose program prints at once, each on the machine that the lesson gives it. */
const machines = [
  { name: 'Main thread', program: 'first', prints: 'bread 320', limitMs: 35, reference: 'frame' },
  { name: 'Workers × 1', program: 'endless', prints: 'open, in the queue', limitMs: 35, reference: 'frame' },
  { name: 'Workers × 4, first line of a worker', program: 'machines', prints: 'serving Ada', reference: 'worker' },
] as const;

type Machine = (typeof machines)[number];
type Sample = { readonly ours: number; readonly frame: number; readonly worker: number };

const conditions = [
  { name: '', slow: false, reach: 'pointer' },
  { name: ', without reaching for it', slow: false, reach: 'none' },
  { name: ', CPU ×4 and 10 Mbit/s', slow: true, reach: 'pointer' },
] as const;

type Condition = (typeof conditions)[number];

/** Bar 2: a reader's first Run of a program as it came. */
export const firstRun: Bar = {
  number: 2,
  title: 'First Run of an unedited cell, cold',
  promise: 'click to output ≤ 35 ms on Main thread and on Workers × 1, ≤ 60 ms at CPU ×4 and 10 Mbit/s',
  measure: async (bench) => {
    const samples = new Map<string, Sample[]>();
    const cases = conditions.flatMap((condition) => machines.map((machine) => ({ condition, machine })));
    for (let round = 0; round < bench.repeat(10); round += 1) {
      for (const { condition, machine } of cases) {
        const key = machine.name + condition.name;
        bench.say(`${round + 1}: ${key}`);
        samples.set(key, [...(samples.get(key) ?? []), await sample(bench, machine, condition)]);
      }
    }
    return {
      rows: cases.map(({ condition, machine }) =>
        rowOf(machine, condition, samples.get(machine.name + condition.name) ?? []),
      ),
      notes: [
        `A new browser context each time. The pointer comes into the cell ${handMs} ms before the click, as a quick hand does; that fetches the runtime and warms the frame. "Without reaching for it" is a click by a script on a cell that nobody has pointed at: what comes then is fetched and made after the click.`,
        'Beside it, from the same page after the run: a fresh opaque frame from its creation until what it sent is painted, and for × 4 a fresh worker.',
        'CPU ×4 slows the main threads of the page and of the warm frame, workers are not slowed; the 10 Mbit/s and 40 ms lie in front of the server.',
      ],
    };
  },
};

async function sample(bench: Bench, { program, prints }: Machine, { slow, reach }: Condition): Promise<Sample> {
  return bench.browser.withPage({ cpuSlowdown: slow ? 4 : 1 }, async (page) => {
    await page.open((slow ? bench.slowOrigin(bench.site) : bench.site.origin) + lesson);
    const cell = cellOf(page, program);
    await cell.wake();
    const ours = await clickRun(page, program, prints, reach);
    await cell.outcome();
    return { ours, frame: await page.evaluate(freshFrame), worker: await page.evaluate(freshWorker) };
  });
}

async function clickRun(page: BenchPage, program: string, prints: string, reach: 'pointer' | 'none'): Promise<number> {
  const button = await cellOf(page, program).runButton();
  if (reach === 'pointer') {
    await page.movePointer(button);
    await page.let(handMs);
    await page.slowFrames();
  }
  await page.evaluate((id, text) => benchProbe.arm(id, text), program, prints);
  if (reach === 'pointer') await page.click(button);
  else {
    await page.evaluate((id) => {
      benchProbe.begin();
      document.querySelector<HTMLButtonElement>(`[data-program="${id}"] .cell-run`)?.click();
    }, program);
  }
  return page.evaluate(() => benchProbe.seen());
}

function rowOf({ name, reference, ...machine }: Machine, condition: Condition, samples: readonly Sample[]): Row {
  const isJudged = 'limitMs' in machine && condition.reach === 'pointer';
  return {
    what: name + condition.name,
    unit: 'ms',
    ours: figuresOf(samples.map(({ ours }) => ours)),
    ...(isJudged && { limit: { kind: 'at-most', value: condition.slow ? 60 : machine.limitMs } }),
    reference: {
      name: reference === 'frame' ? 'a fresh frame' : 'a fresh worker',
      figures: figuresOf(samples.map((one) => one[reference])),
    },
  };
}
