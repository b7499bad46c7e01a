/**
 * `lab`: the small library that the course's programs import. The same source gives the same results on every
 * machine; only the time that it takes, and the threads that it runs on, change.
 */

/** Options of {@link Pool.map}. */
export interface MapOptions {
  /**
   * How many items travel together in one message. Tiny tasks want larger chunks, because every message costs
   * time of its own; uneven tasks want smaller ones, so that no worker is left with all the long ones. Default: 1.
   */
  chunk?: number;
}

/** A fixed number of workers that share the tasks given to them. Each worker does one task at a time. */
export interface Pool {
  /** The number of workers. */
  readonly size: number;
  /**
   * Calls `fn` once for every item, on whichever worker is free, and resolves to the results in the order of the items.
   * `fn` must be exported by a module other than the entry. Items and results are copied from thread to thread.
   * Rejects with the first error that a call throws.
   */
  map<Item, Result>(
    items: Iterable<Item>,
    fn: (item: Item, index: number) => Result,
    options?: MapOptions,
  ): Promise<Awaited<Result>[]>;
  /** Calls `fn(...args)` on a free worker and resolves to its result. `fn` must be exported by a module other than the entry. */
  run<Args extends readonly unknown[], Result>(fn: (...args: Args) => Result, ...args: Args): Promise<Awaited<Result>>;
  /** Ends the workers. Tasks that have not finished are rejected. Without it, the workers end with the run. */
  close(): void;
}

/**
 * Makes a pool of `size` workers (1 to 16). Without `size` it has as many as the cell's *Workers* setting says.
 * On the main thread the pool has the same meaning but no further thread: tasks take turns there.
 */
export declare function pool(size?: number): Pool;

/** Waits for `ms` milliseconds without blocking the thread. */
export declare function sleep(ms: number): Promise<void>;

/** Runs `fn`, names the time that it took `label` in the run's timeline, and gives back what `fn` gives back. */
export declare function span<Result>(label: string, fn: () => Result): Result;

/** Options of {@link task}. */
export interface TaskOptions {
  /** The simulated machine's policy *priority* runs the tasks of the highest first. Default: 0. */
  priority?: number;
}

/**
 * Computes for `ms` milliseconds: on the main thread and on workers the thread is busy for that long, on the simulated
 * machine it takes that much virtual time on one core. Await it: `await cpu(20)`.
 */
export declare function cpu(ms: number): Promise<void>;

/**
 * Waits for a device that takes `ms` milliseconds, while the thread is free for others. A device with a name serves one
 * request at a time (on the simulated machine as many as its settings say); without a name nobody queues. Await it.
 */
export declare function io(ms: number, device?: string): Promise<void>;

/**
 * Starts a task: something that makes progress by itself, with a line of its own in the timeline. On the main thread and
 * on workers the tasks of one thread take turns at each `await`; on the simulated machine each may run on a core of its
 * own. Resolves to what `fn` resolves to.
 */
export declare function task<Result>(name: string, fn: () => Result, options?: TaskOptions): Promise<Awaited<Result>>;

/** What stands in one cell of a {@link table}. */
export type TableCell = string | number | bigint | boolean | null | undefined;

/**
 * Shows `rows` as a table in the output: a row for each object, a column for each name. At most 100 rows and 12 columns;
 * what is left out is counted below it. A thread draws at most 20 tables and plots in one run.
 */
export declare function table(rows: readonly Readonly<Record<string, TableCell>>[]): void;

/** A point of a {@link plot}: `y` alone, which stands at its number in the list, or both. A text on the x-axis is a name. */
export type PlotPoint =
  number | readonly [x: number | string, y: number] | { readonly x: number | string; readonly y: number };

/** Options of {@link plot}. */
export interface PlotOptions {
  /** Says what the plot is about. */
  title?: string;
  /** Name of the axis across, with its unit. */
  x?: string;
  /** Name of the axis up, with its unit. */
  y?: string;
  /** Points joined by lines, dots, or bars from zero. Default: `line`. */
  kind?: 'line' | 'dot' | 'bar';
}

/**
 * Draws points in the output: an array of them, or an object that holds one for each series, by its name. At most 8 series
 * and 2,000 points; points that are no finite numbers are left out. The figures stand beside the picture as a table.
 */
export declare function plot(
  data: readonly PlotPoint[] | Readonly<Record<string, readonly PlotPoint[]>>,
  options?: PlotOptions,
): void;
