/**
 * What comes of a program, as plain data that can be sent and kept: what the compiler says of it, the lines that it
 * prints, and how its run ended. Types only; imports nothing.
 *
 * Times are absolute milliseconds since the epoch with fractions (`performance.timeOrigin + performance.now()`),
 * which agree between a frame and its workers within the clock's own step (measured: skew ≤ 0.02 ms).
 */

/**
 * A thread as the reader sees it. `main` runs the program's entry; workers, and the tasks that the simulated machine runs
 * like threads, are numbered in the order they start.
 */
export type Lane = 'main' | `worker-${number}` | `task-${number}`;

/** A place in the reader's TypeScript: line from 1, column from 1 in UTF-16 units. */
export type Position = { readonly file: string; readonly line: number; readonly column: number };

/** What the compiler found wrong, in the reader's own coordinates. */
export type Diagnostic = {
  readonly severity: 'error' | 'warning';
  /** A sentence: what is wrong and, where known, what to do. */
  readonly message: string;
  readonly position: Position;
  /** Columns covered from `position.column`, in UTF-16 units; at least 1. */
  readonly length: number;
};

/** A frame of a stack in generated coordinates (line and column from 1); the page maps it to the source. */
export type GeneratedFrame = {
  readonly name: string;
  readonly entry: string;
  readonly line: number;
  readonly column: number;
};

/** One entry of an unfolded object: `key` as the console would print it, `[Getter]` values never called. */
export type PreviewEntry = { readonly key: Preview | string; readonly value: Preview };

/** A bounded picture of any JavaScript value, safe to send and to draw as text. */
export type Preview =
  | {
      readonly type: 'string';
      readonly text: string;
      /** Full length where `text` was cut. */ readonly length?: number;
    }
  | {
      readonly type: 'number' | 'bigint' | 'boolean' | 'undefined' | 'null' | 'symbol';
      readonly text: string;
    }
  | { readonly type: 'function'; /** e.g. `ƒ square`, `class Account` */ readonly text: string }
  | {
      readonly type: 'error';
      readonly name: string;
      readonly message: string;
      readonly frames: readonly GeneratedFrame[];
      readonly cause?: Preview;
      /** Members of an AggregateError. */
      readonly errors?: readonly Preview[];
      /** Number that a later `circular` points at; only where one does. */
      readonly ref?: number;
      /** Own enumerable properties, such as `code`. */
      readonly entries: readonly PreviewEntry[];
    }
  | {
      readonly type: 'object';
      readonly shape: 'object' | 'array' | 'map' | 'set' | 'typed-array' | 'buffer';
      /** Class name as the console prints it: `Object`, `Array`, `Map`, `Account`, `[null prototype]` … */
      readonly name: string;
      /** Elements, entries or bytes where the shape has a size. */
      readonly size?: number;
      /** Number that a later `circular` points at; only where one does. */
      readonly ref?: number;
      readonly entries: readonly PreviewEntry[];
      /** Entries left out because of a bound. */
      readonly more: number;
    }
  | { readonly type: 'circular'; readonly ref: number }
  /** What could or should not be looked into: `[Getter]`, `Promise {…}`, `Proxy`, `WeakMap`, `#text`, a date, a pattern. */
  | { readonly type: 'opaque'; readonly text: string };

/** The console's levels; `trace`, `dir`, `count`, `time` … arrive as the level they print at. */
export type Level = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'table' | 'trace' | 'group';

/** A table as `console.table` prints it; the first column holds the row's key. */
export type TablePreview = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Preview[])[];
  readonly more: number;
};

/** What a program hands to `table` and `plot` of `lab`, bounded. */
export type Drawing =
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      /** A cell for each column; a row may end early. */
      readonly rows: readonly (readonly DrawnCell[])[];
      /** Rows that are left out. */
      readonly more: number;
    }
  | {
      readonly kind: 'plot';
      readonly mark: 'line' | 'dot' | 'bar';
      /** Empty where the program gave none, as the names of the axes are. */
      readonly title: string;
      readonly x: string;
      readonly y: string;
      readonly series: readonly DrawnSeries[];
      /** Points that are left out. */
      readonly more: number;
    };

/** Nothing is null. */
export type DrawnCell = string | number | boolean | null;

/** Points of one kind; the name is empty where there is only one. */
export type DrawnSeries = { readonly name: string; readonly points: readonly DrawnPoint[] };

/** Finite numbers, or on the first axis a text. */
export type DrawnPoint = { readonly x: number | string; readonly y: number };

/** One line of output. */
export type Line = {
  readonly level: Level;
  readonly at: number;
  /** Depth of `console.group`. */
  readonly depth: number;
  readonly values: readonly Preview[];
  readonly table?: TablePreview;
  /** A picture in the place of values. */
  readonly drawing?: Drawing;
  /** Index into the entry's `sites` where the call carried a mark. */
  readonly site?: number;
  /** The entry whose `sites` holds `site`. */
  readonly entry?: string;
  /** The lane that printed it, where a machine has several lanes on one real thread. */
  readonly lane?: Lane;
  /** Set on the line that an uncaught error or an unhandled rejection produced. */
  readonly uncaught?: 'error' | 'rejection';
};

/** How a run ended; one word and what belongs to it. `ms` is from the first line of the program to the last event. */
export type Outcome =
  | {
      readonly status: 'completed';
      readonly ms: number;
      /** What the run still waited for when nothing could settle it. */ readonly waitedFor?: string;
    }
  | { readonly status: 'threw'; readonly ms: number; readonly error: Preview; readonly lane: Lane }
  | { readonly status: 'stopped'; readonly ms: number; readonly by: 'reader' | 'another-run' }
  | { readonly status: 'timed-out'; readonly limitMs: number }
  | {
      readonly status: 'crashed';
      readonly ms: number;
      /** `silent`: the frame no longer answers; `navigated`: the program sent its frame elsewhere. */
      readonly reason: 'silent' | 'navigated';
    }
  | { readonly status: 'did-not-compile'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly status: 'unsupported'; readonly reason: string };

/** How a threads program did on real workers, run after run: see `lab/real-rounds.ts`. */
export type RealCounts = {
  /** Runs that were asked for, and those that are done. */
  readonly wanted: number;
  readonly runs: number;
  /** Runs in which something was wrong: an assertion, an exception, or threads that did not come to an end. */
  readonly wrong: number;
  /** Runs in which threads did not come to an end; they are among the wrong ones. */
  readonly hung: number;
  /** What `outcome` said, most frequent first; empty where the program has none. Runs that hung have no outcome. */
  readonly outcomes: readonly RealOutcome[];
  readonly firstFailure?: RealFailure;
  /** How long the runs took, in milliseconds, without the time to start workers. */
  readonly ms: number;
};

/** An outcome of real runs, and in how many of them something was wrong. */
export type RealOutcome = { readonly outcome: string; readonly runs: number; readonly wrong: number };

/** The first run in which something was wrong, counted from 1. */
export type RealFailure = {
  /** `hang`: threads that sleep, or are busy, and do not come to an end; whether they ever would is not known. */
  readonly kind: 'assertion' | 'exception' | 'hang';
  readonly message: string;
  readonly run: number;
};

/** A step of a schedule as a real worker has taken it; the texts are those of the step table (`exploration.ts`). */
export type RealStep = {
  /** From 0. */
  readonly step: number;
  readonly thread: number;
  readonly operation: string;
  readonly cell: string;
  readonly read?: string;
  readonly written?: string;
};

/** Where real threads are when a schedule has been followed. */
export type RealEnd = 'ended' | 'threw' | 'stopped' | 'asleep' | 'busy';

/** What the threads of a program tell of themselves while they run for a task (`ThreadsTask` of `request.ts`). */
export type ThreadsReport =
  | { readonly kind: 'counts'; readonly counts: RealCounts; readonly isLast: boolean }
  | ({ readonly kind: 'step' } & RealStep)
  | {
      readonly kind: 'followed';
      /** By thread. */
      readonly ends: readonly RealEnd[];
      readonly failure?: { readonly kind: 'assertion' | 'exception' | 'invariant'; readonly message: string };
      readonly outcome?: string;
    }
  /** A thread was not where the schedule needed it in time: the attempt says nothing. */
  | { readonly kind: 'lost-step'; readonly step: number; readonly reason: 'late' | 'stalled' };
