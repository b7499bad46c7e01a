import type { Bar, Bench, Row, Unit } from './bar.ts';
import type { BenchPage } from './browser/page.ts';
import { cellOf, openInPlayground, type BenchCell } from './cell.ts';
import { figuresOf, type Figures } from './figures.ts';
import { benchProgram } from './programs.ts';
import { openPlainFrame, plainFrameSource } from './references/plain-frame.ts';

const workers = { kind: 'workers', workers: 2 } as const;

/** What a round of the program `pool-speed-up` prints, and what the plain frame measures beside it. */
type SpeedUp = {
  readonly wantedMs: number;
  readonly size: number;
  readonly tasks: number;
  readonly aloneMs: number;
  readonly pooledMs: number;
};
/** Microseconds a call, by the way it went. */
type Calls = Readonly<Record<string, number>>;
type Chunked = { readonly chunk: number; readonly ms: number };

/** Bar 6: what the course's pool gives, and what it takes. */
export const pool: Bar = {
  number: 6,
  title: 'Pool',
  promise:
    '×1.9 or more on 2 free cores for tasks of 5 ms and more; tiny calls within 1.2× of plain comlink; batching offered',
  measure: async (bench) => {
    const source = await plainFrameSource();
    return {
      rows: [
        ...(await speedUpRows(bench, source)),
        await courseRow(bench, source),
        ...(await smallCallRows(bench, source)),
      ],
      notes: [
        'Ours are programs in a cell on Workers × 2: they measure themselves and print what they find. Beside them, in the same page and taking turns, stands a frame with the same sandbox, whose coordinating worker does the same by hand.',
        '"A true worker" is started by that coordinating worker and speaks over its own channel; "over a port" means that the frame has started it and the two speak over a MessagePort, as all workers of a cell do. What a cell adds on top of a port is counting (a run must know when it is over) and a way to settle calls that nobody can answer any more.',
        'The speed-up needs two free cores. The browser and whatever else runs on the computer take their part of them, for ours as for the workers beside it.',
      ],
    };
  },
};

async function speedUpRows(bench: Bench, source: string): Promise<readonly Row[]> {
  const ours: SpeedUp[] = [];
  const raw: SpeedUp[] = [];
  await bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, benchProgram('pool-speed-up', workers));
    for (let round = 0; round < bench.repeat(4); round += 1) {
      bench.say(`${round + 1}: speed-up`);
      const found = (await runProgram(page, cell)) as unknown as SpeedUp[];
      ours.push(...found);
      for (const { wantedMs, size, tasks, aloneMs } of found) {
        const [pooledMs, ownAloneMs] = await page.evaluate(openPlainFrame, source, { kind: 'speed-up', size, tasks });
        raw.push({ wantedMs, size, tasks, aloneMs: ownAloneMs ?? aloneMs, pooledMs: pooledMs ?? Number.NaN });
      }
    }
  });
  const speedUp = (list: readonly SpeedUp[], ms: number): Figures =>
    figuresOf(list.filter(({ wantedMs }) => wantedMs === ms).map(({ aloneMs, pooledMs }) => aloneMs / pooledMs));
  return [5, 20].map((ms) => ({
    what: `speed-up of pool.map on 2 workers, tasks of ${ms} ms`,
    unit: 'times',
    ours: speedUp(ours, ms),
    limit: { kind: 'at-least', value: 1.9 },
    reference: { name: 'raw postMessage to 2 workers', figures: speedUp(raw, ms) },
  }));
}

/** The lesson whose program measures its own speed-up on a pool of two, and what that program prints of it. */
const lesson = {
  path: '/faster/split-map-reduce/',
  program: 'speed-up',
  prints: /pool of 2:.*\n\s*(?<times>[\d.]+) times/u,
};
/** As many tasks as that program has, of a few milliseconds each: `size` is how far each counts primes. */
const alike = { size: 150_000, tasks: 32 } as const;

async function courseRow(bench: Bench, source: string): Promise<Row> {
  const ours: number[] = [];
  const raw: number[] = [];
  await bench.browser.withPage({}, async (page) => {
    await page.open(bench.site.origin + lesson.path);
    const cell = cellOf(page, lesson.program);
    await cell.wake();
    for (let round = 0; round < bench.repeat(4); round += 1) {
      bench.say(`${round + 1}: the course’s own example`);
      const printed = await linesOf(page, cell);
      ours.push(Number(lesson.prints.exec(printed.join('\n'))?.groups?.['times']));
      const [pooledMs = NaN, aloneMs = NaN] = await page.evaluate(openPlainFrame, source, {
        kind: 'speed-up',
        ...alike,
      });
      raw.push(aloneMs / pooledMs);
    }
  });
  return {
    what: 'speed-up that the lesson on splitting work prints for a pool of 2',
    unit: 'times',
    ours: figuresOf(ours),
    limit: { kind: 'at-least', value: 1.9 },
    reference: { name: 'raw postMessage to 2 workers, tasks about as long', figures: figuresOf(raw) },
  };
}

async function smallCallRows(bench: Bench, source: string): Promise<readonly Row[]> {
  const ours: Calls[] = [];
  const plain: Calls[] = [];
  const chunked: Chunked[] = [];
  await bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, benchProgram('small-calls', workers));
    for (let round = 0; round < bench.repeat(6); round += 1) {
      bench.say(`${round + 1}: tiny calls`);
      for (const found of await runProgram(page, cell)) {
        if ('chunk' in found) chunked.push(found as unknown as Chunked);
        else ours.push(found as unknown as Calls);
      }
      for (let time = 0; time < 3; time += 1) {
        const [raw = NaN, comlink = NaN, rawPort = NaN, comlinkPort = NaN] = await page.evaluate(
          openPlainFrame,
          source,
          {
            kind: 'calls',
            calls: 500,
          },
        );
        plain.push({ raw, comlink, rawPort, comlinkPort });
      }
    }
  });
  const from = (list: readonly Calls[], way: string): Figures => figuresOf(list.map((one) => one[way] ?? Number.NaN));
  const row = (what: string, way: string, name: string, beside: string, isJudged: boolean): Row => ({
    what,
    unit: 'µs',
    ours: from(ours, way),
    ...(isJudged && { limit: { kind: 'at-most', value: 1.2 }, limitIsRatio: true }),
    reference: { name, figures: from(plain, beside) },
  });
  const whole = (chunk: number): Figures => figuresOf(chunked.filter((one) => one.chunk === chunk).map(({ ms }) => ms));
  const ms: Unit = 'ms';
  return [
    row('tiny call by pool.run', 'pool.run', 'plain comlink, a true worker', 'comlink', true),
    row('tiny call by comlink', 'comlink', 'plain comlink, a true worker', 'comlink', true),
    row('the same', 'comlink', 'plain comlink over a port', 'comlinkPort', false),
    row('tiny message by Worker.postMessage', 'raw', 'raw postMessage, a true worker', 'raw', false),
    row('the same', 'raw', 'raw postMessage over a port', 'rawPort', false),
    {
      what: '10,000 tiny calls by pool.map in chunks of 250, 2 workers',
      unit: ms,
      ours: whole(250),
      reference: { name: 'the same without chunks', figures: whole(1) },
    },
  ];
}

/** Runs the cell to its end, and gives the objects that it printed. */
async function runProgram(page: BenchPage, cell: BenchCell): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await linesOf(page, cell))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

/** Runs the cell to its end, and gives the lines that it printed. */
async function linesOf(page: BenchPage, cell: BenchCell): Promise<readonly string[]> {
  await page.click(await cell.runButton());
  await cell.busy();
  const outcome = await cell.outcome();
  if (outcome !== 'completed') throw new Error(`The program ended ${outcome}.`);
  return page.evaluate(
    (program) =>
      [...document.querySelectorAll(`[data-program="${program}"] [role=log] li`)].map((line) => line.textContent),
    cell.program,
  );
}
