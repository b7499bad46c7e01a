import type { Failure, Schedule } from '../exploration.ts';
import { conflict, touchedBy, type Touched } from './conflicts.ts';
import type { Judge } from './judge.ts';
import { isLab, type Operation } from './operation.ts';
import { isBefore, join, type Clock } from './vector-clock.ts';
import type { Taken, World } from './world.ts';

/** A step of the schedule under way. */
export type TraceStep = {
  readonly taken: Taken;
  readonly touched: Touched;
  /** Which steps happen before it. */
  readonly clock: Clock;
};

/** What a search over all orders of dependent steps came to. */
export type ReducedSearch = {
  /** Schedules that were followed to their end; no two of them differ only in the order of independent steps. */
  readonly executions: number;
  readonly failing: number;
  /** Schedules that were given up because another one stands for them. */
  readonly blocked: number;
  readonly steps: number;
  readonly first: (Failure & { readonly schedule: Schedule; readonly execution: number }) | undefined;
  /** Whether each schedule has one that stands for it among those that were followed. */
  readonly isComplete: boolean;
};

/** How far the search may go, and who watches it. */
export type ReducedLimits = {
  readonly steps: number;
  readonly depth: number;
  readonly isOver: () => boolean;
  /** Called at the end of each execution. */
  readonly onTrace?: (trace: readonly TraceStep[], failure: Failure | undefined) => void;
};

type Frame = {
  readonly ready: readonly number[];
  /** Threads to begin with, in the order in which they were found; those before `next` have been tried. */
  readonly backtrack: number[];
  next: number;
  /** Threads whose step from here has been followed, unless a step that depends on it has come since. */
  sleep: Map<number, Touched>;
  /** The step that is being followed, and what it replaced. */
  step: TraceStep | undefined;
  lastClock: Clock | undefined;
  wokenClocks: readonly Clock[];
};

/**
 * Dynamic partial-order reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014, algorithm
 * 1): one schedule for each order of dependent steps. It keeps deadlocks, errors and results; for an invariant, the order
 * of writes to what it reads counts as dependent, and the search begins anew when it reads something new.
 */
export function searchReduced(world: World, judge: Judge, limits: ReducedLimits): ReducedSearch {
  let known: number;
  let result: ReducedSearch;
  do {
    known = judge.visible.length;
    result = new Reduction(world, judge, limits).run();
  } while (result.isComplete && judge.visible.length > known);
  return result;
}

class Reduction {
  readonly #world: World;
  readonly #judge: Judge;
  readonly #limits: ReducedLimits;
  readonly #trace: TraceStep[] = [];
  readonly #frames: Frame[] = [];
  readonly #last: Clock[];
  readonly #counts: Int32Array;
  #executions = 0;
  #failing = 0;
  #blocked = 0;
  #steps = 0;
  #first: ReducedSearch['first'];
  #isComplete = true;

  constructor(world: World, judge: Judge, limits: ReducedLimits) {
    this.#world = world;
    this.#judge = judge;
    this.#limits = limits;
    this.#last = Array.from({ length: world.threadCount }, () => new Int32Array(world.threadCount));
    this.#counts = new Int32Array(world.threadCount);
  }

  run(): ReducedSearch {
    this.#world.reset();
    const beginning = this.#judge.atBeginning();
    if (beginning) this.#leaf(beginning);
    else this.#enter(new Map());
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      if (frame.step) this.#goBack(frame, frame.step);
      const thread = this.#isComplete ? this.#nextOf(frame) : undefined;
      if (thread === undefined) this.#frames.pop();
      else this.#follow(frame, thread);
    }
    return {
      executions: this.#executions,
      failing: this.#failing,
      blocked: this.#blocked,
      steps: this.#steps,
      first: this.#first,
      isComplete: this.#isComplete,
    };
  }

  #nextOf(frame: Frame): number | undefined {
    for (; frame.next < frame.backtrack.length; frame.next += 1) {
      const thread = frame.backtrack[frame.next];
      if (thread === undefined || frame.sleep.has(thread)) continue;
      frame.next += 1;
      return thread;
    }
    return undefined;
  }

  /** Comes to a state for the first time on this way. */
  #enter(sleep: Map<number, Touched>): void {
    const world = this.#world;
    const ready = world.ready();
    if (ready.length === 0) {
      // What is blocked for good races too: in another order it might have come first.
      world.nodes.forEach(({ operation }, thread) => {
        if (operation && isLab(operation))
          this.#raceWith(thread, touchedBy(world, thread, this.#judge.visible), operation);
      });
      this.#leaf(this.#judge.atEnd());
      return;
    }
    if (this.#trace.length >= this.#limits.depth || this.#steps >= this.#limits.steps || this.#limits.isOver()) {
      this.#isComplete = false;
      return;
    }
    const awake = ready.filter((thread) => !sleep.has(thread));
    const [first] = awake;
    if (first === undefined) {
      this.#blocked += 1;
      return;
    }
    // To go on with the same thread first finds failures with few switches early.
    const previous = this.#trace.at(-1)?.taken.thread;
    const begin = previous !== undefined && awake.includes(previous) ? previous : first;
    this.#frames.push({
      ready,
      backtrack: [begin],
      next: 0,
      sleep,
      step: undefined,
      lastClock: undefined,
      wokenClocks: [],
    });
  }

  #follow(frame: Frame, thread: number): void {
    const world = this.#world;
    const operation = world.operationOf(thread);
    const touched = touchedBy(world, thread, this.#judge.visible);
    const clock = this.#raceWith(thread, touched, operation);
    const count = (this.#counts[thread] ?? 0) + 1;
    this.#counts[thread] = count;
    clock[thread] = count;

    const taken = world.step(thread);
    this.#steps += 1;
    const step = { taken, touched, clock };
    this.#trace.push(step);
    frame.step = step;
    frame.lastClock = this.#last[thread];
    this.#last[thread] = clock;
    frame.wokenClocks = taken.woken.map((sleeper) => this.#last[sleeper] ?? clock);
    const sleep = new Map([...frame.sleep].filter(([, sleeping]) => !conflict(sleeping, touched)));
    for (const sleeper of taken.woken) {
      const woken = Int32Array.from(this.#last[sleeper] ?? clock);
      join(woken, clock);
      this.#last[sleeper] = woken;
      sleep.delete(sleeper);
    }
    const failure = this.#judge.afterStep(taken);
    if (failure) this.#leaf(failure);
    else this.#enter(sleep);
  }

  #goBack(frame: Frame, { taken, touched }: TraceStep): void {
    const { thread, woken } = taken;
    woken.forEach((sleeper, index) => {
      const clock = frame.wokenClocks[index];
      if (clock) this.#last[sleeper] = clock;
    });
    if (frame.lastClock) this.#last[thread] = frame.lastClock;
    this.#counts[thread] = (this.#counts[thread] ?? 0) - 1;
    this.#trace.pop();
    this.#world.undo(taken);
    frame.step = undefined;
    frame.sleep = new Map(frame.sleep).set(thread, touched);
  }

  #leaf(failure: Failure | undefined): void {
    this.#executions += 1;
    if (failure) {
      this.#failing += 1;
      const schedule = this.#trace.map(({ taken }) => taken.thread);
      this.#first ??= { ...failure, schedule, execution: this.#executions };
    }
    this.#limits.onTrace?.(this.#trace, failure);
  }

  /**
   * The clock of the next step of a thread, before it counts itself. Where an earlier step could have come after it, the
   * state before that step gets a thread with which an order begins in which it does.
   */
  #raceWith(thread: number, touched: Touched, operation: Operation): Clock {
    const clock = Int32Array.from(this.#last[thread] ?? []);
    for (let index = this.#trace.length - 1; index >= 0; index -= 1) {
      const step = this.#trace[index];
      const frame = this.#frames[index];
      if (!step || !frame || step.taken.thread === thread) continue;
      if (isBefore(step.clock, step.taken.thread, clock) || !conflict(step.touched, touched)) continue;
      this.#reverse(frame, index, step, thread, touched);
      join(clock, step.clock);
    }
    this.#joinObject(clock, operation);
    return clock;
  }

  #reverse(frame: Frame, index: number, early: TraceStep, thread: number, touched: Touched): void {
    const initials = this.#initials(index, early, thread, touched);
    if (initials.some((initial) => frame.backtrack.includes(initial))) return;
    const own = initials.includes(thread) && frame.ready.includes(thread) ? thread : undefined;
    const chosen = own ?? initials.find((initial) => frame.ready.includes(initial));
    if (chosen !== undefined) frame.backtrack.push(chosen);
    else if (initials.length === 0) {
      for (const ready of frame.ready) if (!frame.backtrack.includes(ready)) frame.backtrack.push(ready);
    }
  }

  /** The threads that can come first in what follows without `early`: all after it that does not depend on it, then the step. */
  #initials(index: number, early: TraceStep, thread: number, touched: Touched): readonly number[] {
    const met = new Set<number>();
    const following: TraceStep[] = [];
    const initials: number[] = [];
    const comesFirst = (clock: Clock): boolean =>
      !following.some((step) => isBefore(step.clock, step.taken.thread, clock));
    for (const step of this.#trace.slice(index + 1)) {
      if (isBefore(early.clock, early.taken.thread, step.clock)) continue;
      if (!met.has(step.taken.thread)) {
        met.add(step.taken.thread);
        if (comesFirst(step.clock)) initials.push(step.taken.thread);
      }
      following.push(step);
    }
    if (!met.has(thread)) {
      const clock = Int32Array.from(this.#last[thread] ?? []);
      for (const step of following) if (conflict(step.touched, touched)) join(clock, step.clock);
      if (comesFirst(clock)) initials.push(thread);
    }
    return initials;
  }

  /** What an operation of `lab` comes after without being exchangeable with it: it could not have been executed before. */
  #joinObject(clock: Clock, operation: Operation): void {
    if (!isLab(operation)) return;
    const { kind, cells, at } = operation;
    const all = (wanted: Operation['kind']): readonly TraceStep[] =>
      this.#trace.filter(
        ({ taken }) => isLab(taken.operation) && taken.operation.at === at && taken.operation.kind === wanted,
      );
    const after = (step: TraceStep | undefined): void => {
      if (step) join(clock, step.clock);
    };
    if (kind === 'lock') after(all('unlock').at(-1));
    if (kind === 'receive') after(all('send')[all('receive').length]);
    if (kind === 'send') after(all('receive')[all('send').length - Number(cells[at])]);
  }
}
