import type { Position } from '../results.ts';
import type { Callback, Planned } from './agenda.ts';
import type { Ranked } from './heap.ts';
import type { Trail } from './trail.ts';

/** One of the machine's processing units. */
export class Core {
  readonly index: number;
  claimant: Claimant | undefined;
  /** Who had it last, or has it now. */
  last: Claimant | undefined;
  /** How long its claimant may stay before others have their turn. */
  sliceLeftUs = 0;
  /** The end of a hand-over, or of what is computed without a break. */
  step: Planned | undefined;

  constructor(index: number) {
    this.index = index;
  }
}

/** Something to compute on a core. */
export class Work {
  leftUs: number;
  readonly label: string;
  readonly place: Position | undefined;
  readonly done: Callback;
  next: Work | undefined;

  constructor(us: number, label: string, place: Position | undefined, done: Callback) {
    this.leftUs = us;
    this.label = label;
    this.place = place;
    this.done = done;
  }
}

/** A thread as the cores see it: work that is done piece by piece, in its order, on one core at most. */
export class Claimant implements Ranked {
  readonly trail: Trail;
  readonly priority: number;
  core: Core | undefined;
  lastCore: Core | undefined;
  // Its rank among those that are ready.
  key = 0;
  order = 0;
  position = -1;
  /** When it last got its turn, counted in turns: tells those apart whose slices began at the same instant. */
  turn = 0;
  #first: Work | undefined;
  #last: Work | undefined;

  constructor(trail: Trail, priority: number) {
    this.trail = trail;
    this.priority = priority;
  }

  /** What it asks a core for, if anything. */
  get work(): Work | undefined {
    return this.#first;
  }

  add(work: Work): void {
    if (this.#last === undefined) this.#first = work;
    else this.#last.next = work;
    this.#last = work;
  }

  /** Ends the piece of work that it asks a core for; the next one takes its place. */
  finishWork(): void {
    this.#first = this.#first?.next;
    if (this.#first === undefined) this.#last = undefined;
  }

  dropWork(): void {
    this.#first = undefined;
    this.#last = undefined;
  }
}
