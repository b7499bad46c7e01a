import type { Lane, Level, Position } from '../results.ts';

/**
 * What happened when in a run: the one shape from which timelines, tables, comparisons and exported files are made.
 *
 * All times are whole microseconds since the run began. `clock` says what they are worth: measured by the computer's
 * clock, which moves in steps, or computed by the simulated machine, where they are exact.
 */
export type Trace = {
  readonly clock: { readonly kind: 'measured'; readonly stepUs: number } | { readonly kind: 'virtual' };
  /** In the order in which they were opened; `main` first. */
  readonly lanes: readonly TracedLane[];
  /** Those of one lane do not overlap and are in the order of time. */
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
  readonly flights: readonly Flight[];
  readonly ticks: readonly Tick[];
  /** When the last thing happened. */
  readonly endUs: number;
  /** Number of cores where the machine has a number of its own. */
  readonly cores?: number;
  /** Things that were left out because there were too many. */
  readonly dropped: number;
};

/** A thread of the run, or a task that the simulated machine runs like one. */
export type TracedLane = {
  readonly lane: Lane;
  /** What the reader calls it: the name of the task or of the worker, else `main`, `worker 1`. */
  readonly name: string;
  /** The lane that started it; null for `main`. */
  readonly starter: Lane | null;
  readonly openedUs: number;
  readonly closedUs: number;
};

/**
 * What a lane was doing. `waiting`: for a device or a timer. `blocked`: for another lane. `ready`: it could run, but no
 * core is free. `switching`: a core is being handed over to it. No span at all: it had nothing to do.
 */
export type LaneState = 'running' | 'waiting' | 'blocked' | 'ready' | 'switching';

/** A stretch of time in which a lane was in one state. */
export type Span = {
  readonly lane: Lane;
  readonly state: LaneState;
  readonly startUs: number;
  readonly endUs: number;
  /** What it was busy with: the name of a task or a device; empty where nobody named it. */
  readonly label: string;
  /** From 0, on a machine with a number of cores of its own. */
  readonly core?: number;
  /** The program's line that asked for it, where that is known. */
  readonly place?: Position;
};

/** A stretch that the program named itself with `span()`; it may lie across any number of spans. */
export type Mark = {
  readonly lane: Lane;
  readonly label: string;
  readonly startUs: number;
  readonly endUs: number;
  readonly place?: Position;
};

/** A message from one lane to another. */
export type Flight = {
  readonly from: Lane;
  readonly to: Lane;
  readonly sentUs: number;
  readonly receivedUs: number;
  /** An estimate of its size, from what was sent; no engine tells the true one. */
  readonly bytes?: number;
  readonly label: string;
};

/** A line of output. */
export type Tick = {
  readonly lane: Lane;
  readonly atUs: number;
  readonly level: Level;
  /** The line, cut to 200 characters. */
  readonly text: string;
  readonly place?: Position;
};
