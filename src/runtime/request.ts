/**
 * What is asked of a run: a compiled program, and the machine that is to execute it. What is said while it goes on is in
 * `protocol.ts`, what comes of it in `results.ts`. Types only.
 */
import type { Position } from './results.ts';

/** The machines that run a program. */
export type MachineKind = 'main' | 'workers' | 'simulated';

/** A machine that runs a program, and its size where it has one. */
export type MachineChoice =
  | { readonly kind: 'main' }
  /** `workers` is what `pool()` takes by default, 1 to 16. */
  | { readonly kind: 'workers'; readonly workers: number }
  | ({ readonly kind: 'simulated' } & SimulatedMachine);

/** What a reader picks: a machine that runs the program, or the one that goes through all of its schedules. */
export type PickedMachine = MachineChoice | SchedulesMachine;

/** Explores a threads program in the place of running it: see `schedules/`. */
export type SchedulesMachine = { readonly kind: 'schedules' };

/** A machine in virtual time: the same program on the same machine takes the same course everywhere. */
export type SimulatedMachine = {
  /** 1 to 64. `pool()` takes as many workers, up to 16. */
  readonly cores: number;
  /** What chance (`Math.random`) begins with; a whole number from 0. */
  readonly seed: number;
  readonly settings: SimulatedSettings;
};

/** Who gets a free core first; see `simulation/scheduler.ts`. */
export type SchedulingPolicy = 'first-come' | 'round-robin' | 'shortest-first' | 'priority';

/** What the simulated machine has beside its cores. Times are milliseconds and are rounded to whole microseconds. */
export type SimulatedSettings = {
  /** How long a thread may keep a core that others are ready for; null: until it waits or is done. */
  readonly slice: number | null;
  /** Of a core that goes over to another thread, of a thread's start, and of a message's way. */
  readonly costs: { readonly switch: number; readonly start: number; readonly message: number };
  readonly policy: SchedulingPolicy;
  /** How many requests a device serves at once, by its name. */
  readonly devices: Readonly<Record<string, number>>;
};

/** `plain` runs in workers; `guarded` carries deadline guards at loop back-edges, for the frame's main thread only. */
export type Variant = 'plain' | 'guarded';

/**
 * One thread entry, compiled. `code` is an expression statement's worth of text: an async arrow function that takes
 * the realm's host object (`realm/program-host.ts`) and runs the module body in strict mode.
 */
export type CompiledEntry = {
  /** Text of `async (__realm) => { "use strict"; … }`, without sourceURL and without source map comment. */
  readonly code: string;
  /** Source map v3 (JSON text) from `code` to the program's files. */
  readonly map: string;
  /** Where each marked `console` call stands: index = the mark that the call carries. */
  readonly sites: readonly Position[];
};

/** The name of the entry from which a pool's workers load the program's modules, one module on demand. */
export type PoolEntry = '#pool';

/** The name of the entry that runs a threads program: `setup`, one worker for each thread, `check`. */
export type ThreadsEntry = '#threads';

/**
 * What a run of a threads program is for; without a task, its threads run once. `rounds`: they run again and again in the
 * same workers. `schedule`: a build of {@link ReplayEntry} follows a schedule, the number of a thread for each step.
 */
export type ThreadsTask =
  | {
      readonly kind: 'rounds';
      readonly rounds: number;
      /** Milliseconds. */ readonly limitMs: number;
      readonly seed: number;
    }
  | {
      readonly kind: 'schedule';
      readonly schedule: readonly number[];
      /** Steps with which a sleeper wakes because its time is up, not because it is notified. */
      readonly timeOuts: readonly number[];
      /** What a thread gets to fall asleep, in milliseconds, before the next step. */
      readonly settleMs: number;
      /** Whether threads go on freely when the schedule is over: who cannot is then seen to hang. */
      readonly goesOn: boolean;
    };

/** The name of the entry in which real workers follow a schedule. */
export type ReplayEntry = '#replay';

/** The name of the entry from which a program's exported functions can be called, one call a run. */
export type CallEntry = '#call';

/** A call of a function that a file of the program exports; the arguments are plain data, which is cloned. */
export type ProgramCall = {
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
};

/** What came of a {@link ProgramCall}. */
export type CallAnswer =
  | {
      readonly kind: 'returned';
      /** Plain data of bounded size: no functions, no class but those of the language, no shared memory. */
      readonly value: unknown;
      /** Bytes that the buffers among the arguments hold after the call, by their place; null for other arguments. */
      readonly bytesLeft: readonly (number | null)[];
    }
  /** What it returned cannot be handed over; the sentence says why. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** A whole compiled program. Keyed by file hashes, entry, variant and recipe version: equal keys, equal bytes. */
export type Build = {
  readonly key: string;
  readonly variant: Variant;
  /** Name of the first file, which lane `main` runs. */
  readonly main: string;
  /**
   * Every thread entry by file name; `#pool` is there when the program imports `pool` from `lab`, `#call` when it was
   * compiled so that its exports can be called. A threads program has `#threads` in the place of its first file.
   */
  readonly entries: Readonly<Record<string, CompiledEntry>>;
  /** Why the simulated machine cannot run it, as a sentence; left out where it can. */
  readonly refusesSimulation?: string;
  /** Why the main thread cannot run it, as a sentence; left out where it can. */
  readonly refusesMain?: string;
};

/** A stretch of the reader's text; the end is the place behind it. */
export type SourceRange = Position & { readonly endLine: number; readonly endColumn: number };

/** A compiled threads program whose shared operations can be scheduled one by one: see `program/schedules/`. */
export type ExploredBuild = {
  readonly key: string;
  /**
   * Text of `(__realm) => { … }`: makes one instance of the program's modules and gives back what the entry exports.
   * `schedules/explored-host.ts` is what it takes.
   */
  readonly code: string;
  /** Where operations stand: index = the site that the code hands over before each. */
  readonly sites: readonly SourceRange[];
};
