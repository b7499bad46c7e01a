import type { ExplorationEvent, Failure, FailureKind, Finding, Guarantee, Schedule, Verdict } from '../exploration.ts';
import type { ExploredProgram } from './explored-program.ts';
import { searchBounded, type BoundedSearch } from './bounded-search.ts';
import { describeFailure, describeLivelock, describeRace, raceKey } from './found.ts';
import { countSchedules } from './graph-counts.ts';
import { racesOf, type TracedRace } from './happens-before.ts';
import { Judge } from './judge.ts';
import { findLivelock } from './livelocks.ts';
import { searchReduced } from './reduced-search.ts';
import { sampleSchedules } from './sampling.ts';
import { shortestSchedules } from './shortest-schedules.ts';
import { exploreStates, type StateGraph } from './state-graph.ts';
import { switchesIn } from './switches.ts';
import { World, type Taken } from './world.ts';

/** How far an exploration may go; what the program says in `explore` comes first. */
export type ExploreLimits = {
  readonly preemptions: number;
  readonly states: number;
  /** Steps of the search over orders of dependent steps. */
  readonly steps: number;
  /** Random schedules, and what their chance begins with. */
  readonly schedules: number;
  readonly seed: number;
  /** Milliseconds, unless the program asks for others, of which `mostMs` are the most. */
  readonly ms: number;
  readonly mostMs: number;
  /** Gives milliseconds. Without a clock, the other limits alone decide, and two explorations are the same. */
  readonly now: () => number;
};

/** What is known while the search goes on. */
export type ExploreEvent = Exclude<ExplorationEvent, { kind: 'loaded' }>;

/** Limits that suit a page. */
export const usualLimits: ExploreLimits = {
  preemptions: 2,
  states: 300_000,
  steps: 2_000_000,
  schedules: 20_000,
  seed: 1,
  ms: 10_000,
  mostMs: 60_000,
  now: () => 0,
};

/** The longest schedule that is followed, in steps. */
const mostSteps = 2_000;

/** Bytes that states may take, roughly, and what each takes beside the memory of the program, of which it has two copies. */
const stateRoom = 400_000_000;
const stateBytes = 400;

/** Most races that are told, by the order in which they are found. */
const mostRaces = 10;

/**
 * Explores a program: first with few preemptions, which finds what can be found quickly; then all states, which proves and
 * counts; where there are too many, all orders of dependent steps; and where these are too many too, random schedules.
 */
export function* explore(
  program: ExploredProgram,
  limits: ExploreLimits,
  world = new World(program),
): Generator<ExploreEvent, Verdict> {
  const { options } = program;
  const judge = new Judge(world);
  const end = limits.now() + Math.min(options.ms ?? limits.ms, limits.mostMs);
  const room = Math.floor(stateRoom / (stateBytes + 4 * program.gate.memory.words.length));
  const states = Math.min(options.states ?? limits.states, room);
  const isOver = (): boolean => limits.now() > end;

  yield { kind: 'progress', search: 'bounded' };
  const preemptions = options.preemptions ?? limits.preemptions;
  const bounded = searchBounded(world, judge, { preemptions, states: Math.min(limits.states / 4, room), isOver });
  const early = bounded.found && describeFailure(world, bounded.found, bounded.found.schedule, 'preemptions');
  if (early) yield { kind: 'finding', finding: early };

  yield { kind: 'progress', search: 'graph' };
  const graph = exploreStates(world, judge, { states, isOver });
  if (!graph.isCut) {
    const verdict = verdictOfGraph(world, graph);
    const isRacy = verdict.findings.some(({ kind }) => kind === 'data-race');
    return isRacy ? withFurtherRaces(world, judge, verdict, isOver) : verdict;
  }

  yield { kind: 'progress', search: 'reduced' };
  const notes = new Notes(world);
  if (early) notes.add(early);
  const onTrace = (trace: readonly { readonly taken: Taken }[], failure: Failure | undefined): void =>
    notes.look(
      trace.map(({ taken }) => taken),
      failure,
    );
  const reduced = searchReduced(world, judge, { steps: limits.steps, depth: mostSteps, isOver, onTrace });
  if (reduced.isComplete) {
    return { ...notes.verdict({ kind: 'all-schedules' }), executions: reduced.executions, racesComplete: true };
  }

  yield { kind: 'progress', search: 'sampling' };
  const { seed, schedules } = limits;
  const sampling = { seed, schedules, depth: 3, length: notes.longest, mostSteps, stopsAtFailure: false, isOver };
  const sampled = sampleSchedules(world, judge, {
    ...sampling,
    onSchedule: (steps, failure) => notes.look(steps, failure),
  });
  return notes.verdict(guaranteeOf(bounded, sampled.schedules, seed));
}

function guaranteeOf({ preemptions, isExhausted, found }: BoundedSearch, schedules: number, seed: number): Guarantee {
  if (isExhausted) return { kind: 'all-schedules' };
  const most = found ? found.preemptions - 1 : preemptions;
  return most >= 0 ? { kind: 'preemptions', most } : { kind: 'sampled', schedules, seed };
}

function verdictOfGraph(world: World, graph: StateGraph): Verdict {
  /** Each race, and whether a loop spins on it in any state. */
  const races = new Map<string, boolean>();
  const best = shortestSchedules(graph, (state) => {
    const failure = graph.failures.get(state);
    const ends = failure ? [{ goal: failure.kind as string, then: [] }] : [];
    const racing = (graph.races.get(state) ?? []).flatMap(({ accesses, mayHang, threads: [one, other] }) => {
      const goal = raceKey(accesses);
      races.set(goal, mayHang || races.get(goal) === true);
      return [
        { goal, then: [one, other] },
        { goal, then: [other, one] },
      ];
    });
    return [...ends, ...racing];
  });

  const findings: Finding[] = [];
  for (const [goal, { state, schedule }] of best) {
    const failure = graph.failures.get(state);
    if (failure?.kind === goal) findings.push(describeFailure(world, failure, schedule, 'switches'));
  }
  const livelock = graph.isCyclic ? findLivelock(graph) : undefined;
  if (livelock) findings.push(describeLivelock(world, livelock.schedule, livelock.cycle));
  for (const [goal, mayHang] of [...races].slice(0, mostRaces)) {
    const shortest = best.get(goal);
    const race = shortest && graph.races.get(shortest.state)?.find(({ accesses }) => raceKey(accesses) === goal);
    if (race) findings.push(describeRace(world, { ...race, mayHang }, shortest.schedule, 'switches'));
  }
  const counts = graph.isCyclic ? undefined : countSchedules(graph);
  return {
    guarantee: { kind: 'all-schedules' },
    findings,
    ...(counts && { counts }),
    states: graph.edges.length,
    executions: 0,
    racesComplete: true,
  };
}

/** Steps that are taken to find out what else races where something does. */
const furtherSteps = 20_000;

/**
 * Next steps that conflict show that there is a race, and the first one there is. What races because of it shows only in
 * what happens before what: two more accesses that a plain flag was to keep apart.
 */
function withFurtherRaces(world: World, judge: Judge, verdict: Verdict, isOver: () => boolean): Verdict {
  const known = new Set(verdict.findings.map(({ race }) => race && raceKey(race.accesses)));
  const notes = new Notes(world);
  const onTrace = (trace: readonly { readonly taken: Taken }[]): void =>
    notes.look(
      trace.map(({ taken }) => taken),
      undefined,
    );
  searchReduced(world, judge, { steps: furtherSteps, depth: mostSteps, isOver, onTrace });
  const further = notes.races().filter(({ race }) => race && !known.has(raceKey(race.accesses)));
  return { ...verdict, findings: [...verdict.findings, ...further].slice(0, verdict.findings.length + mostRaces) };
}

/** What searches come across that do not see all states: of each kind the schedule with the fewest switches. */
class Notes {
  longest = 1;
  readonly #world: World;
  readonly #failures = new Map<FailureKind, Finding | (Failure & { readonly schedule: Schedule })>();
  readonly #races = new Map<string, { readonly race: TracedRace; readonly schedule: Schedule }>();

  constructor(world: World) {
    this.#world = world;
  }

  add(finding: Finding): void {
    this.#failures.set(finding.kind, finding);
  }

  look(steps: readonly Taken[], failure: Failure | undefined): void {
    this.longest = Math.max(this.longest, steps.length);
    const schedule = steps.map(({ thread }) => thread);
    if (failure) {
      const known = this.#failures.get(failure.kind);
      if (!known || (!('proven' in known) && switchesIn(schedule) < switchesIn(known.schedule))) {
        this.#failures.set(failure.kind, { ...failure, schedule });
      }
    }
    for (const race of racesOf(this.#world, steps)) {
      const key = raceKey(race.accesses);
      const upTo = schedule.slice(0, race.step + 1);
      const known = this.#races.get(key);
      if (!known || switchesIn(upTo) < switchesIn(known.schedule)) this.#races.set(key, { race, schedule: upTo });
    }
  }

  races(): readonly Finding[] {
    return [...this.#races.values()]
      .slice(0, mostRaces)
      .map(({ race: { accesses }, schedule }) =>
        describeRace(this.#world, { accesses, mayHang: false }, schedule, 'nothing'),
      );
  }

  verdict(guarantee: Guarantee): Verdict {
    const failures = [...this.#failures.values()].map((found) => {
      if ('proven' in found) return found;
      const { kind, message, schedule } = found;
      return describeFailure(this.#world, { kind, message }, schedule, 'nothing');
    });
    return { guarantee, findings: [...failures, ...this.races()], states: 0, executions: 0, racesComplete: false };
  }
}
