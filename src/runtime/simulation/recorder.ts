import type { Lane, Position } from '../results.ts';
import type { Flight, LaneState, Span } from '../trace/trace.ts';
import { append, list } from './list.ts';

/** What was recorded since it was last taken. */
export type Recorded = {
  /** In the order in which they ended, so those of one lane are in the order of time. */
  readonly spans: readonly Span[];
  /** In the order in which they arrived. */
  readonly flights: readonly Flight[];
  /** How many of both were left out because the run has more than it may keep. */
  readonly dropped: number;
};

/** Spans and flights of a run, up to a number in all; what comes later is only counted. */
export class Recorder {
  readonly #most: number;
  #kept = 0;
  #dropped = 0;
  #spans = list<Span>();
  #flights = list<Flight>();

  constructor(most: number) {
    this.#most = most;
  }

  addSpan(
    lane: Lane,
    state: LaneState,
    startUs: number,
    endUs: number,
    label: string,
    core: number | undefined,
    place: Position | undefined,
  ): void {
    if (!this.#hasRoom()) return;
    const span: Span = { lane, state, startUs, endUs, label };
    // Properties are left out where there is nothing to say, and spread defines what assignment would ask prototypes for.
    if (core === undefined) append(this.#spans, place === undefined ? span : { ...span, place });
    else append(this.#spans, place === undefined ? { ...span, core } : { ...span, core, place });
  }

  addFlight(from: Lane, to: Lane, sentUs: number, receivedUs: number, bytes: number | undefined, label: string): void {
    if (!this.#hasRoom()) return;
    const flight: Flight = { from, to, sentUs, receivedUs, label };
    append(this.#flights, bytes === undefined ? flight : { ...flight, bytes });
  }

  take(): Recorded {
    const taken: Recorded = { spans: this.#spans, flights: this.#flights, dropped: this.#dropped };
    this.#spans = list();
    this.#flights = list();
    this.#dropped = 0;
    return taken;
  }

  #hasRoom(): boolean {
    if (this.#kept >= this.#most) {
      this.#dropped += 1;
      return false;
    }
    this.#kept += 1;
    return true;
  }
}
