import type { Failure } from '../exploration.ts';
import { adjacentRaces, type AdjacentRace } from './adjacent-races.ts';
import type { Judge } from './judge.ts';
import type { Taken, World } from './world.ts';

/** A step from a state: which thread takes it, and the state that it leads to. */
export type Edge = { readonly thread: number; readonly to: number };

/** All states of a program and the steps between them. State 0 is the beginning. */
export type StateGraph = {
  /** Steps from each state, in the order of threads. Where a schedule ends or fails there are none. */
  readonly edges: readonly (readonly Edge[])[];
  /** States in which a schedule has failed, or has ended wrong. */
  readonly failures: ReadonlyMap<number, Failure>;
  /** The outcome of schedules that came to their end in a state, whether or not `check` holds there. */
  readonly outcomes: ReadonlyMap<number, string>;
  /** In how many states each pair of accesses races, by the state in which it was found first. */
  readonly races: ReadonlyMap<number, readonly AdjacentRace[]>;
  /** Every state after all those that can be reached from it, circles left out. */
  readonly order: readonly number[];
  /** Whether some schedule can come back to a state. */
  readonly isCyclic: boolean;
  /** Whether there are more states than were asked for: then the graph is not whole. */
  readonly isCut: boolean;
};

/** How far a search may go. */
export type GraphLimits = {
  readonly states: number;
  /** Asked now and then whether the time is up. */
  readonly isOver: () => boolean;
};

type Frame = { readonly state: number; readonly ready: readonly number[]; next: number; taken: Taken | undefined };

/** Visits every state once, depth first; the stack is a list, so that no program is too deep. */
export function exploreStates(world: World, judge: Judge, limits: GraphLimits): StateGraph {
  const numbers = new Map<string, number>();
  const edges: Edge[][] = [];
  const failures = new Map<number, Failure>();
  const outcomes = new Map<number, string>();
  const races = new Map<number, readonly AdjacentRace[]>();
  const order: number[] = [];
  const isOpen: boolean[] = [];
  const frames: Frame[] = [];
  let isCyclic = false;
  let isCut = false;

  /** Enters a state that is new, after the step that led to it. */
  const enter = (state: number, failure: Failure | undefined): void => {
    edges.push([]);
    const ready = failure ? [] : world.ready();
    const isEnd = !failure && ready.length === 0;
    const wrong = failure ?? (isEnd ? judge.atEnd() : undefined);
    if (wrong) failures.set(state, wrong);
    // Where all threads came to their end there is an outcome, also one that `check` does not like.
    if (isEnd && wrong?.kind !== 'deadlock' && wrong?.kind !== 'busy-wait') {
      const outcome = judge.outcome();
      if (!wrong || outcome !== '') outcomes.set(state, outcome);
    }
    if (!failure) {
      const racing = adjacentRaces(world);
      if (racing.length > 0) races.set(state, racing);
    }
    isOpen[state] = true;
    frames.push({ state, ready, next: 0, taken: undefined });
  };

  world.reset();
  numbers.set(world.key(), 0);
  enter(0, judge.atBeginning());
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (frame.taken) world.undo(frame.taken);
    frame.taken = undefined;
    const thread = frame.ready[frame.next];
    if (thread === undefined || isCut) {
      frames.pop();
      isOpen[frame.state] = false;
      order.push(frame.state);
      continue;
    }
    frame.next += 1;
    frame.taken = world.step(thread);
    const failure = judge.afterStep(frame.taken);
    // A failure is an end: two schedules that fail in different ways are in different states.
    const key = failure ? `${failure.kind} ${failure.message}\n${world.key()}` : world.key();
    const known = numbers.get(key);
    const state = known ?? numbers.size;
    edges[frame.state]?.push({ thread, to: state });
    if (known !== undefined) {
      isCyclic ||= isOpen[known] === true;
      continue;
    }
    numbers.set(key, state);
    isCut = numbers.size > limits.states || (numbers.size % 16 === 0 && limits.isOver());
    enter(state, failure);
  }
  return { edges, failures, outcomes, races, order, isCyclic, isCut };
}
