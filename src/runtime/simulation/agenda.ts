import { Heap, type Ranked } from './heap.ts';

/** What the program is told when something has happened. */
export type Callback = () => void;

/** Something that will happen at its time; it may give a callback of the program's, to be run then. */
export class Planned implements Ranked {
  readonly key: number;
  readonly order: number;
  position = -1;
  readonly happen: () => Callback | undefined;

  constructor(atUs: number, order: number, happen: () => Callback | undefined) {
    this.key = atUs;
    this.order = order;
    this.happen = happen;
  }
}

/** Virtual time, and what will happen in it: in the order of time, and at one instant in the order of planning. */
export class Agenda {
  #nowUs = 0;
  #plans = 0;
  readonly #planned = new Heap<Planned>();

  get nowUs(): number {
    return this.#nowUs;
  }

  /** Whether something is left to happen at this very instant. */
  get isDue(): boolean {
    return this.#planned.first?.key === this.#nowUs;
  }

  /** Plans what happens `delayUs` from now, a whole number from 0. */
  plan(delayUs: number, happen: () => Callback | undefined): Planned {
    this.#plans += 1;
    const planned = new Planned(this.#nowUs + delayUs, this.#plans, happen);
    this.#planned.add(planned);
    return planned;
  }

  /** Takes back what has not happened yet, once; nothing comes of it, and no time passes for it. */
  cancel(planned: Planned): void {
    this.#planned.remove(planned);
  }

  /** Moves to what comes next, if anything does, and takes it out. */
  next(): Planned | undefined {
    const planned = this.#planned.removeFirst();
    if (planned !== undefined) this.#nowUs = planned.key;
    return planned;
  }
}
