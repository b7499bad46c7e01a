import type { Lane, Position } from '../results.ts';
import type { LaneState } from '../trace/trace.ts';
import type { Agenda } from './agenda.ts';
import type { Recorder } from './recorder.ts';

/** What a lane does at its cores, in the order of the arrows: it asks, gets a core, perhaps after a hand-over, and loses it. */
export type CoreState = Extract<LaneState, 'ready' | 'switching' | 'running'>;

/** What a lane does when it asks for no core. */
export type RestState = Extract<LaneState, 'waiting' | 'blocked'>;

/**
 * The state that one lane is in, written down as spans. What it does at the cores hides that it waits as well:
 *
 *     asks ─▶ ready ─▶ switching ─▶ running ─▶ asks no more: waiting, else blocked, else nothing
 *               ▲ └────────────────▶ │ ▲
 *               └──── slice over ────┘─┘ next request, core kept
 *
 * A state that takes no time leaves no span.
 */
export class Trail {
  readonly #lane: Lane;
  readonly #agenda: Agenda;
  readonly #recorder: Recorder;

  #state: LaneState | undefined;
  #label = '';
  #place: Position | undefined;
  #core: number | undefined;
  #sinceUs: number;

  #isAtCores = false;
  #rest: RestState | undefined;
  #restLabel = '';
  #restPlace: Position | undefined;

  constructor(lane: Lane, agenda: Agenda, recorder: Recorder) {
    this.#lane = lane;
    this.#agenda = agenda;
    this.#recorder = recorder;
    this.#sinceUs = agenda.nowUs;
  }

  get isEmpty(): boolean {
    return this.#state === undefined;
  }

  /** When the present state began. */
  get sinceUs(): number {
    return this.#sinceUs;
  }

  /** The lane asks for a core or has one (then `core` is its number). */
  atCores(state: CoreState, label: string, place: Position | undefined, core: number | undefined): void {
    this.#isAtCores = true;
    this.#enter(state, label, place, core);
  }

  /** The lane asks for no core any more. */
  leaveCores(): void {
    this.#isAtCores = false;
    this.#enter(this.#rest, this.#restLabel, this.#restPlace, undefined);
  }

  /** What the lane does while it asks for no core; `undefined` when it has nothing to do. */
  rest(state: RestState | undefined, label: string, place: Position | undefined): void {
    this.#rest = state;
    this.#restLabel = label;
    this.#restPlace = place;
    if (!this.#isAtCores) this.#enter(state, label, place, undefined);
  }

  /** Ends the span that is under way here; another of the same state begins. */
  cut(): void {
    const { nowUs } = this.#agenda;
    if (this.#state === undefined) return;
    if (nowUs > this.#sinceUs) {
      this.#recorder.addSpan(this.#lane, this.#state, this.#sinceUs, nowUs, this.#label, this.#core, this.#place);
    }
    this.#sinceUs = nowUs;
  }

  #enter(state: LaneState | undefined, label: string, place: Position | undefined, core: number | undefined): void {
    if (state === this.#state && label === this.#label && place === this.#place && core === this.#core) return;
    this.cut();
    this.#sinceUs = this.#agenda.nowUs;
    this.#state = state;
    this.#label = label;
    this.#place = place;
    this.#core = core;
  }
}
