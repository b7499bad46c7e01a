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

/**
 * A lock that one thread holds at a time. What `mutex`, `semaphore` and `channel` give is plain data over shared memory:
 * make it in `setup()`, and every thread gets it.
 */
export interface Mutex {
  readonly kind: 'mutex';
  readonly cells: Int32Array;
}

/** A number of permits; who acquires one while there is none waits. */
export interface Semaphore {
  readonly kind: 'semaphore';
  readonly cells: Int32Array;
}

/** Values on their way from thread to thread, in order. */
export interface Channel<Value> {
  readonly kind: 'channel';
  readonly cells: Int32Array;
  /** Nothing stands here: it keeps channels of different values apart for the type checker. */
  readonly of?: Value;
}

/** Makes a free mutex. */
export declare function mutex(): Mutex;

/** Makes a semaphore that has this many permits (from 0). */
export declare function semaphore(permits: number): Semaphore;

/** Makes an empty channel that holds at most `capacity` values (1 to 64). Default: 16. */
export declare function channel<Value>(capacity?: number): Channel<Value>;

/** Waits until the mutex is free and takes it, or until the semaphore has a permit and takes one. */
export declare function acquire(lock: Mutex | Semaphore): void;

/** Gives the mutex back, which this thread must hold, or gives the semaphore one more permit. Wakes one who waits. */
export declare function release(lock: Mutex | Semaphore): void;

/** Runs `fn` while this thread holds the mutex, and gives back what `fn` gives back. */
export declare function withLock<Result>(mutex: Mutex, fn: () => Result): Result;

/** Puts a copy of `value` into the channel, as JSON writes it; waits while the channel is full. */
export declare function send<Value>(to: Channel<Value>, value: Value): void;

/** Takes the oldest value out of the channel; waits while it is empty. */
export declare function receive<Value>(from: Channel<Value>): Value;

/** Runs `fn`, and throws if another thread is in a region of the same name by then. It locks nothing: it finds out. */
export declare function critical<Result>(name: string, fn: () => Result): Result;

/** Throws an error with this message if `condition` is false. */
export declare function assert(condition: unknown, message?: string): asserts condition;
