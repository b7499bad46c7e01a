import type { SourceRange } from '../request.ts';

/** What can go wrong in a schedule. */
export type FailureKind = 'assertion' | 'exception' | 'deadlock' | 'busy-wait' | 'livelock' | 'invariant' | 'data-race';

/** Something that goes wrong, as a sentence. */
export type Failure = { readonly kind: FailureKind; readonly message: string };

/** A schedule: the number of the thread that takes each step. */
export type Schedule = readonly number[];

/** A thread that cannot go on, and why. */
export type Stuck = {
  readonly thread: number;
  readonly stance: 'wants-mutex' | 'wants-permit' | 'sends-to-full' | 'receives-from-empty' | 'sleeps' | 'spins';
  /** What it waits for: a mutex, a channel, or cells. */
  readonly object: string;
  /** Who holds the mutex, or changed the cell last. */
  readonly holder?: number;
  readonly site?: SourceRange;
};

/** One of two accesses that nothing orders. */
export type RacingAccess = {
  readonly thread: number;
  readonly access: 'reads' | 'writes';
  readonly atomic: boolean;
  readonly cell: string;
  readonly site?: SourceRange;
};

/** What was found, with a schedule that shows it. */
export type Finding = Failure & {
  readonly schedule: Schedule;
  /** How often another thread than before takes the step, and how often although the one before could have gone on. */
  readonly switches: number;
  readonly preemptions: number;
  /** Of which number it is proven that no schedule that shows a failure of this kind has less. */
  readonly proven: 'switches' | 'preemptions' | 'nothing';
  /** Where nobody can go on: all who wait, and those of them who wait for each other in a circle. */
  readonly stuck?: readonly Stuck[];
  readonly circle?: readonly number[];
  /** Where threads can run for ever: the steps that then repeat, after `schedule`. */
  readonly cycle?: Schedule;
  /** Where two accesses race; `mayHang`: one of them is a loop's plain read, which an engine may do only once. */
  readonly race?: { readonly accesses: readonly [RacingAccess, RacingAccess]; readonly mayHang: boolean };
};

/** How many of all schedules have been seen. */
export type Guarantee =
  | { readonly kind: 'all-schedules' }
  /** All with at most this many preemptions. */
  | { readonly kind: 'preemptions'; readonly most: number }
  | { readonly kind: 'sampled'; readonly schedules: number; readonly seed: number };

/** An outcome of the program, and how many schedules lead to it. */
export type OutcomeCount = { readonly outcome: string; readonly schedules: bigint };

/** What is known of a program when the search is over. */
export type Verdict = {
  readonly guarantee: Guarantee;
  readonly findings: readonly Finding[];
  /** Numbers of all schedules, where there is an end to them and their states have been seen. */
  readonly counts?: {
    readonly schedules: bigint;
    readonly failing: bigint;
    /** The chance that a scheduler fails that always picks one of the threads that can go on, each as likely as the others. */
    readonly chance: number;
    readonly outcomes: readonly OutcomeCount[];
  };
  /** States of the program; 0 where they have not been counted. */
  readonly states: number;
  /** Schedules that stand for all those that differ only in the order of independent steps; 0 where not counted. */
  readonly executions: number;
  /** Whether it is known of all schedules if any has a race; of races that follow from another one, not each need be told. */
  readonly racesComplete: boolean;
};

/** How often a schedule goes over to another thread. */
export function switchesIn(schedule: Schedule): number {
  return schedule.filter((thread, index) => index > 0 && schedule[index - 1] !== thread).length;
}
