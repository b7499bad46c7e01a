import type { Position } from '../results.ts';

/** Something that a thread waits for while its program goes on: a timer, or a request to a device. */
export class Wait {
  readonly label: string;
  readonly place: Position | undefined;
  /** Takes it back, so that it never ends. */
  withdraw: () => void = nothing;
  previous: Wait | undefined;
  next: Wait | undefined;

  constructor(label: string, place: Position | undefined) {
    this.label = label;
    this.place = place;
  }
}

function nothing(): void {
  // Until it is known how.
}

/** Waits in the order in which they began; each can end at any time. */
export class Waits {
  #first: Wait | undefined;
  #last: Wait | undefined;

  get first(): Wait | undefined {
    return this.#first;
  }

  add(wait: Wait): void {
    wait.previous = this.#last;
    if (this.#last === undefined) this.#first = wait;
    else this.#last.next = wait;
    this.#last = wait;
  }

  /** Removes a wait that is in here. */
  remove(wait: Wait): void {
    if (wait.previous === undefined) this.#first = wait.next;
    else wait.previous.next = wait.next;
    if (wait.next === undefined) this.#last = wait.previous;
    else wait.next.previous = wait.previous;
  }

  /** Removes all, and takes each back. */
  withdrawAll(): void {
    for (let wait = this.#first; wait !== undefined; wait = wait.next) wait.withdraw();
    this.#first = undefined;
    this.#last = undefined;
  }
}
