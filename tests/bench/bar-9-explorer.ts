import * as esbuild from 'esbuild-wasm';
import { programKey, readLessonPrograms } from '../../src/course/lesson-programs.ts';
import { shapeOf } from '../../src/runtime/program-shape.ts';
import type { Program } from '../../src/runtime/program/program.ts';
import { compileExplored } from '../../src/runtime/program/schedules/compile-explored.ts';
import type { ExploredBuild } from '../../src/runtime/request.ts';
import {
  boundedBuffer,
  brokenLock,
  futexMutex,
  lastZero,
  lostUpdate,
  lostWakeUp,
  peterson,
  philosophers,
} from '../unit/schedules/programs.ts';
import type { Bar, Bench, Row } from './bar.ts';
import type { BenchPage } from './browser/page.ts';
import { figuresOf, type Figures } from './figures.ts';
import { buildExplorerPage } from './references/explorer-page.ts';
import type { Explored, Speed } from './references/explorer/page.ts';
import { serveSite } from './server/site-server.ts';

/** How long random schedules are taken, in milliseconds. */
const sampleMs = 1000;
/** How often each of two threads adds 1 in the program whose random schedules are counted. */
const additions = 5;

/** Bar 9: how fast schedules are explored. */
export const explorer: Bar = {
  number: 9,
  title: 'All schedules',
  promise:
    'random schedules at ≥ 1 M steps/s; the first counterexample of every lesson’s program ≤ 100 ms, its verdict within a second',
  measure: async (bench) => {
    const server = await serveSite(await buildExplorerPage());
    try {
      const programs = await buildsOf(await programsOfCourse());
      const told = new Map<string, string>();
      const rows = await bench.browser.withPage({}, async (page) => {
        await page.open(`${server.origin}/index.html`);
        await page.waitFor(() => 'explorerPage' in globalThis, []);
        return [...(await speeds(bench, page)), ...(await verdicts(bench, page, programs, told))];
      });
      return {
        rows,
        notes: [
          `Speeds are those of the searches alone, on the page’s own thread. Random schedules are of two threads that add 1 to a counter ${additions} times each without a lock; beside it the same program written by hand as generators, which finds nothing out, keeps nothing and compares nothing.`,
          'A verdict is timed as in a cell, from the click’s call to its answer: a fresh frame, a worker in it, the program loaded and set up, all searches up to the verdict. A counterexample counts when the page hears of it. The builds were compiled before.',
          `What was found: ${[...told].map(([name, found]) => `${name} (${found})`).join('; ')}.`,
        ],
      };
    } finally {
      await server.close();
    }
  },
};

async function speeds(bench: Bench, page: BenchPage): Promise<readonly Row[]> {
  const adding = await buildOf('lost update', { files: [{ name: 'main.ts', text: lostUpdate(additions) }] });
  const mutex = await buildOf('mutex', { files: [{ name: 'main.ts', text: futexMutex(3) }] });
  const zero = await buildOf('last zero', { files: [{ name: 'main.ts', text: lastZero(8) }] });
  const sampled: Speed[] = [];
  const byHand: Speed[] = [];
  const states: Speed[] = [];
  const bounded: Speed[] = [];
  const reduced: Speed[] = [];
  for (let round = 0; round < bench.repeat(5); round += 1) {
    bench.say(`${round + 1}: speeds`);
    sampled.push(await page.evaluate((build, ms) => explorerPage.sample(build, ms), adding, sampleMs));
    byHand.push(await page.evaluate((times, ms) => explorerPage.byHand(times, ms), additions, sampleMs));
    states.push(await page.evaluate((build) => explorerPage.states(build), mutex));
    bounded.push(await page.evaluate((build) => explorerPage.bounded(build), mutex));
    reduced.push(await page.evaluate((build) => explorerPage.reduced(build), zero));
  }
  return [
    {
      what: 'random schedules (PCT), in steps',
      unit: 'steps',
      ours: perSecond(sampled),
      limit: { kind: 'at-least', value: 1_000_000 },
      reference: { name: 'the same program by hand', figures: perSecond(byHand) },
    },
    { what: 'all states of a mutex for three, in states', unit: 'steps', ours: perSecond(states) },
    { what: 'its schedules with few preemptions, in states', unit: 'steps', ours: perSecond(bounded) },
    { what: 'orders of dependent steps of lastzero(8), in orders', unit: 'steps', ours: perSecond(reduced) },
  ];
}

async function verdicts(
  bench: Bench,
  page: BenchPage,
  programs: readonly (readonly [name: string, build: ExploredBuild])[],
  told: Map<string, string>,
): Promise<readonly Row[]> {
  const explored = new Map<string, Explored[]>(programs.map(([name]) => [name, []]));
  for (let round = 0; round < bench.repeat(5); round += 1) {
    bench.say(`${round + 1}: verdicts of ${programs.length} programs`);
    for (const [name, build] of programs) {
      const one = await page.evaluate((wanted) => explorerPage.explore(wanted), build);
      explored.get(name)?.push(one);
      told.set(name, one.told);
    }
  }
  return [...explored].flatMap(([name, times]): readonly Row[] => {
    const found = times.map(({ foundMs }) => foundMs).filter((ms) => ms >= 0);
    const verdict: Row = {
      what: `${name}: verdict`,
      unit: 'ms',
      ours: figuresOf(times.map(({ verdictMs }) => verdictMs)),
      limit: { kind: 'at-most', value: 1000 },
    };
    if (found.length === 0) return [verdict];
    const first = { what: `${name}: first counterexample`, unit: 'ms', ours: figuresOf(found) } as const;
    return [{ ...first, limit: { kind: 'at-most', value: 100 } }, verdict];
  });
}

function perSecond(measured: readonly Speed[]): Figures {
  return figuresOf(measured.map(({ count, ms }) => (count * 1000) / ms));
}

/** The threads programs of all lessons, and those that every text on the subject has. */
async function programsOfCourse(): Promise<readonly (readonly [name: string, program: Program])[]> {
  const lessons = (await readLessonPrograms('.'))
    .filter(({ program }) => shapeOf(program.files[0].text) === 'threads')
    .map((found) => [programKey(found), found.program] as const);
  const classics = Object.entries({
    'lost update': lostUpdate(1),
    'broken test-and-set': brokenLock,
    'lost wake-up': lostWakeUp,
    'three philosophers': philosophers(3),
    'Peterson, right': peterson(1),
    'Peterson, wrong': peterson(1, 'wrong'),
    'bounded buffer, notify one': boundedBuffer('lab', '1', 1, 2, 2),
    'bounded buffer, notify all': boundedBuffer('lab', 'Infinity', 1, 2, 2),
  }).map(([name, text]) => [name, { files: [{ name: 'main.ts', text }] } satisfies Program] as const);
  return [...classics, ...lessons];
}

function buildsOf(programs: readonly (readonly [name: string, program: Program])[]) {
  return Promise.all(programs.map(async ([name, program]) => [name, await buildOf(name, program)] as const));
}

async function buildOf(name: string, program: Program): Promise<ExploredBuild> {
  const compiled = await compileExplored(esbuild, program);
  if (!compiled.ok) throw new Error(`${name} did not compile: ${JSON.stringify(compiled.diagnostics)}`);
  return compiled.build;
}
