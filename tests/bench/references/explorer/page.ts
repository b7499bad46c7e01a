import { startExploration } from '../../../../src/runtime/machines/exploration.ts';
import type { ExploredBuild } from '../../../../src/runtime/request.ts';
import { searchBounded } from '../../../../src/runtime/schedules/bounded-search.ts';
import type { ExploredFactory } from '../../../../src/runtime/schedules/explored-host.ts';
import { loadProgram } from '../../../../src/runtime/schedules/explored-program.ts';
import { Judge } from '../../../../src/runtime/schedules/judge.ts';
import { searchReduced } from '../../../../src/runtime/schedules/reduced-search.ts';
import { sampleSchedules } from '../../../../src/runtime/schedules/sampling.ts';
import { exploreStates } from '../../../../src/runtime/schedules/state-graph.ts';
import { World } from '../../../../src/runtime/schedules/world.ts';
import { sampleByHand } from './by-hand.ts';

/** An exploration as a cell starts it. Milliseconds from its start; `foundMs` is -1 where nothing was found. */
export type Explored = { readonly foundMs: number; readonly verdictMs: number; readonly told: string };

/** How much of something a search did, and how long it took. */
export type Speed = { readonly count: number; readonly ms: number };

/** What the bench calls in the page. */
export type ExplorerPage = {
  readonly explore: (build: ExploredBuild) => Promise<Explored>;
  /** Random schedules, in steps. */
  readonly sample: (build: ExploredBuild, ms: number) => Speed;
  /** All states, in states. */
  readonly states: (build: ExploredBuild) => Speed;
  /** Few preemptions, in states. */
  readonly bounded: (build: ExploredBuild) => Speed;
  /** All orders of dependent steps, in orders. */
  readonly reduced: (build: ExploredBuild) => Speed;
  readonly byHand: (times: number, ms: number) => Speed;
};

declare global {
  var explorerPage: ExplorerPage;
  /** What the script that was put into the page last has made. */
  var exploredFactory: ExploredFactory;
}

globalThis.explorerPage = {
  explore: async (build) => {
    const host = document.querySelector<HTMLElement>('#host');
    if (!host) throw new Error('The page has no place for a frame.');
    const begun = performance.now();
    let foundMs = -1;
    const exploration = startExploration({ build, host }, ({ kind }) => {
      if (kind === 'finding' && foundMs < 0) foundMs = performance.now() - begun;
    });
    const outcome = await exploration.outcome;
    const verdictMs = performance.now() - begun;
    exploration.stop();
    if (outcome.status !== 'explored') throw new Error(`The exploration ended ${JSON.stringify(outcome)}`);
    const { guarantee, findings } = outcome.verdict;
    if (foundMs < 0 && findings.length > 0) foundMs = verdictMs;
    return { foundMs, verdictMs, told: `${guarantee.kind}: ${findings.map(({ kind }) => kind).join(', ') || 'holds'}` };
  },
  sample: (build, ms) => {
    const { world, judge } = worldOf(build);
    const end = performance.now() + ms;
    const limits = { seed: 1, schedules: Infinity, depth: 3, length: 30, mostSteps: 2_000, stopsAtFailure: false };
    return timed(() => sampleSchedules(world, judge, { ...limits, isOver: () => performance.now() > end }).steps);
  },
  states: (build) => {
    const { world, judge } = worldOf(build);
    return timed(() => exploreStates(world, judge, { states: 300_000, isOver: never }).edges.length);
  },
  bounded: (build) => {
    const { world, judge } = worldOf(build);
    return timed(() => searchBounded(world, judge, { preemptions: 3, states: 300_000, isOver: never }).states);
  },
  reduced: (build) => {
    const { world, judge } = worldOf(build);
    return timed(() => searchReduced(world, judge, { steps: 2_000_000, depth: 2_000, isOver: never }).executions);
  },
  byHand: (times, ms) => {
    const { steps, ms: took } = sampleByHand(times, ms);
    return { count: steps, ms: took };
  },
};

const never = (): boolean => false;

function worldOf({ code, sites }: ExploredBuild): { readonly world: World; readonly judge: Judge } {
  const world = new World(loadProgram(factoryOf(code), sites));
  return { world, judge: new Judge(world) };
}

/** The text is an expression: a function that takes the scheduler. */
function factoryOf(code: string): ExploredFactory {
  const script = document.createElement('script');
  script.textContent = `globalThis.exploredFactory = ${code};`;
  document.body.append(script);
  script.remove();
  return globalThis.exploredFactory;
}

function timed(run: () => number): Speed {
  const begun = performance.now();
  const count = run();
  return { count, ms: performance.now() - begun };
}
