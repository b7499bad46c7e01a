import { dozingCell, turnCell, type Control } from '../lab/control-cells.ts';

const { load, notify, store, wait } = Atomics;

/**
 * Lets real threads through one at a time, in the order of a schedule. The turn is a cell of control memory: the number of
 * the step that comes next. Who is at work holds the turn, so nobody else touches shared memory meanwhile.
 */
export class Turnstile {
  readonly #control: Control;
  readonly #schedule: readonly number[];
  readonly #settleMs: number;
  readonly #nobody = new Int32Array(new SharedArrayBuffer(4));

  /** `settleMs`: what a thread that goes to sleep gets for that before the next step. */
  constructor(control: Control, schedule: readonly number[], settleMs: number) {
    this.#control = control;
    this.#schedule = schedule;
    this.#settleMs = settleMs;
  }

  /** Waits until it is the thread's turn and gives the number of the step; undefined once the schedule is over. */
  enter(thread: number): number | undefined {
    for (;;) {
      const turn = load(this.#control, turnCell);
      if (turn >= this.#schedule.length) {
        this.#settle(thread);
        return undefined;
      }
      if (this.#schedule[turn] === thread) {
        this.#settle(thread);
        return turn;
      }
      wait(this.#control, turnCell, turn);
    }
  }

  /** The step is done. */
  leave(step: number): void {
    store(this.#control, turnCell, step + 1);
    notify(this.#control, turnCell);
  }

  /** As {@link leave}, by a thread that falls asleep right afterwards. */
  leaveAsleep(step: number, thread: number): void {
    store(this.#control, dozingCell, thread + 1);
    this.leave(step);
  }

  /** The step of this thread after that one; undefined where it takes none any more. */
  stepAfter(step: number, thread: number): number | undefined {
    const next = this.#schedule.indexOf(thread, step + 1);
    return next === -1 ? undefined : next;
  }

  /**
   * Nobody can see from outside that a thread sleeps, and before it does it may not be notified: so the next one waits a
   * little.
   */
  #settle(thread: number): void {
    const dozing = load(this.#control, dozingCell);
    if (dozing === 0 || dozing === thread + 1) return;
    wait(this.#nobody, 0, 0, this.#settleMs);
    store(this.#control, dozingCell, 0);
  }
}
