/**
 * `check`: what the check of an exercise is made of. Types alone: a check imports them with `import type`.
 *
 * A check exports two functions. `plan(seed: number): Plan` says which runs of the reader's program are wanted; the seed is
 * another one each time. The page carries them out one after the other, each in a world of its own. Then
 * `judge(results: readonly RunResult[], seed: number): readonly Property[]` gets what they left, as data and in the order of
 * the plan, and says what holds. No run knows what is expected of it, and no check ever meets the program that it checks.
 */

/** A run that a check asks for. */
export interface PlannedRun {
  /** Names the run in results, problems and sentences: `eight parts`. */
  readonly id: string;
  /** Where it runs; the exercise's own machine unless it is said here. */
  readonly machine?: PlannedMachine;
  /** Calls one export of the program. Left out, the program runs from its first line. */
  readonly call?: PlannedCall;
  /** Longest running time in milliseconds; default 10,000, at most 60,000. Longer is a fail, whatever came of it. */
  readonly limitMs?: number;
}

/** A machine with workers, or a simulated one. What is left out has the exercise's own value. */
export type PlannedMachine =
  | { readonly kind: 'workers'; readonly workers: number }
  | {
      readonly kind: 'simulated';
      readonly cores?: number;
      readonly seed?: number;
      /** Milliseconds; null for none. */
      readonly slice?: number | null;
      readonly policy?: 'first-come' | 'round-robin' | 'shortest-first' | 'priority';
      /** Milliseconds. */
      readonly costs?: { readonly switch?: number; readonly start?: number; readonly message?: number };
    };

/** A call of an exported function. Arguments are copied: plain data alone. */
export interface PlannedCall {
  /** The file that exports it. Its module is executed for this call, and `main.ts` is not, unless it is named here. */
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** The runs that a check asks for, 20 at most. */
export type Plan = readonly PlannedRun[];

/** What came of one run. A run that was ended by its limit, or that crashed, is never seen here: it fails by itself. */
export interface RunResult {
  readonly id: string;
  /** `threw`: an error that nobody caught, from the call too. */
  readonly status: 'completed' | 'threw';
  /** The error, or what it still waited for; empty where nothing is to be said. */
  readonly sentence: string;
  /** Whether the call has returned something; `sentence` says why not. */
  readonly answered: boolean;
  /** What the call returned: plain data that no code hangs on. Check its shape before you trust it. */
  readonly value: unknown;
  /** Bytes that buffers among the arguments still held afterwards; null for other arguments. */
  readonly bytesLeft: readonly (number | null)[];
  /** The first 1,000 lines of output. */
  readonly lines: readonly PrintedText[];
  readonly trace: TraceSummary;
  /** The machine that it ran on. */
  readonly machine: UsedMachine;
}

/** A machine with all that it has; what a plan left out is filled in. Times are milliseconds. */
export type UsedMachine =
  | { readonly kind: 'workers'; readonly workers: number }
  | {
      readonly kind: 'simulated';
      readonly cores: number;
      readonly seed: number;
      readonly slice: number | null;
      readonly policy: 'first-come' | 'round-robin' | 'shortest-first' | 'priority';
      readonly costs: { readonly switch: number; readonly start: number; readonly message: number };
    };

/** A line of output. */
export interface PrintedText {
  readonly lane: string;
  readonly level: string;
  readonly text: string;
}

/**
 * What happened when. Times are milliseconds since the run began: exact where `clock` is virtual; measured ones must
 * never decide how fast something is, but they tell whether two stretches overlap.
 */
export interface TraceSummary {
  readonly clock: 'measured' | 'virtual';
  readonly endMs: number;
  readonly lanes: readonly {
    readonly lane: string;
    readonly name: string;
    readonly starter: string | null;
    readonly openedMs: number;
    readonly closedMs: number;
  }[];
  readonly spans: readonly {
    readonly lane: string;
    readonly state: 'running' | 'waiting' | 'blocked' | 'ready' | 'switching';
    readonly startMs: number;
    readonly endMs: number;
    readonly label: string;
    readonly core?: number;
  }[];
  readonly messages: readonly {
    readonly from: string;
    readonly to: string;
    readonly sentMs: number;
    readonly receivedMs: number;
    /** An estimate of what was copied; what was transferred counts nothing. */
    readonly bytes?: number;
  }[];
  /** Stretches that the program named with `span()`. */
  readonly marks: readonly {
    readonly lane: string;
    readonly label: string;
    readonly startMs: number;
    readonly endMs: number;
  }[];
  /** Things that were left out because there were too many. */
  readonly dropped: number;
}

/** One thing that must hold, and whether it does. */
export interface Property {
  /** A short sentence: `All votes are counted once`. The same for every answer. */
  readonly name: string;
  readonly passed: boolean;
  /** What to think about next where it failed; what was seen where it passed. */
  readonly feedback: string;
  /** Figures or values that were seen, as plain text. */
  readonly evidence?: string;
  /**
   * Its part of the points beside the others'; default 1. One of weight 0 earns nothing by itself, but where it fails
   * nothing else earns anything: what an untouched start program already does.
   */
  readonly weight?: number;
}
