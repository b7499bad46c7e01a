/**
 * What crosses from the engine behind *All schedules* to the page: findings, verdicts, and schedules step by step. The
 * engine executes strangers' code, so the page takes these as `unknown` until they are parsed. Types only.
 */
import type { SourceRange } from './request.ts';

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

/** An outcome of the program, how many schedules lead to it, and in how many of them `check` does not hold, if in any. */
export type OutcomeCount = { readonly outcome: string; readonly schedules: bigint; readonly failing?: bigint };

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
    /** How many further outcomes are left out, where there are too many. */
    readonly moreOutcomes?: number;
  };
  /** States of the program; 0 where they have not been counted. */
  readonly states: number;
  /** Schedules that stand for all those that differ only in the order of independent steps; 0 where not counted. */
  readonly executions: number;
  /** Whether it is known of all schedules if any has a race; of races that follow from another one, not each need be told. */
  readonly racesComplete: boolean;
};

/** What a step can be: an access to an element, or an operation of `lab`. */
export type OperationKind =
  | 'load'
  | 'store'
  | 'modify'
  | 'compare-exchange'
  | 'wait'
  | 'notify'
  | 'lock'
  | 'unlock'
  | 'acquire'
  | 'release'
  | 'send'
  | 'receive'
  | 'enter'
  | 'leave';

/** What a thread is about to do. */
export type ThreadPlace = {
  /** `at`: it can take its next step; `waits`: somebody has to let it; `spins`: something has to change. */
  readonly stance: 'at' | 'waits' | 'spins' | 'ended' | 'failed';
  readonly site?: SourceRange;
  /** Its next step, or the one that it cannot take yet, and what that is about: where it spins, the cells that it reads. */
  readonly operation?: OperationKind;
  readonly object?: string;
  /** Where it cannot go on: who holds the mutex, or changed last what it waits for. */
  readonly holder?: number;
};

/** Why another thread is at work than in the step before. */
export type SwitchReason = 'preempted' | 'waits' | 'spins' | 'ended';

/** A cell of shared memory, or an object of `lab`, as a reader sees it. */
export type MemoryRow = { readonly name: string; readonly value: string };

/** One step of a schedule, with what is then. */
export type Step = {
  readonly thread: number;
  readonly operation: OperationKind;
  readonly atomic: boolean;
  /** What it is about: `counter[0]`, or the name of a lock or channel. */
  readonly cell: string;
  /** What it read, or gave its thread. */
  readonly read?: string;
  readonly written?: string;
  readonly site?: SourceRange;
  readonly switch?: SwitchReason;
  /** Where each thread is then. */
  readonly next: readonly ThreadPlace[];
  readonly memory: readonly MemoryRow[];
  readonly wakes: readonly number[];
  /** The step as a sentence. */
  readonly sentence: string;
};

/** A schedule step by step, and what went wrong at its end. */
export type StepTable = { readonly steps: readonly Step[]; readonly failure?: Failure; readonly isWhole: boolean };

/** Where the reader has brought the program. */
export type PlayerState = {
  readonly schedule: Schedule;
  readonly threads: readonly ThreadPlace[];
  readonly memory: readonly MemoryRow[];
  /** Threads that can go next: none once the schedule has ended or failed. */
  readonly choices: readonly number[];
  readonly failure?: Failure;
};

/** All states of a small program and the steps between them; state 0 is the beginning. */
export type StatePicture = {
  readonly states: readonly PicturedState[];
  /** By the state that they go out from, then by thread. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly thread: number }[];
};

/** A state: schedules go on from it, fail in it, or end in it with an outcome. */
export type PicturedState =
  | { readonly kind: 'goes-on' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ended'; readonly outcome: string };

/** What is told while a search goes on. */
export type ExplorationEvent =
  | { readonly kind: 'loaded'; readonly threads: readonly string[]; readonly expect?: 'fails' | 'holds' }
  | { readonly kind: 'progress'; readonly search: 'bounded' | 'graph' | 'reduced' | 'sampling' }
  /** Found early; the verdict may hold a shorter schedule for it. */
  | { readonly kind: 'finding'; readonly finding: Finding };

/** How an exploration ended. */
export type ExplorationOutcome =
  | { readonly status: 'explored'; readonly verdict: Verdict; readonly ms: number }
  /** The program cannot be explored; the sentence says why. */
  | { readonly status: 'refused'; readonly sentence: string; readonly site?: SourceRange }
  | { readonly status: 'stopped' }
  | { readonly status: 'timed-out'; readonly limitMs: number }
  | { readonly status: 'crashed' };

/**
 * An exploration that goes on or has ended. After the outcome `explored` the program stays loaded and answers until `stop()` or
 * another run; after that, and where there is no answer, what is asked gets undefined.
 */
export type Exploration = {
  /** Never rejects. */
  readonly outcome: Promise<ExplorationOutcome>;
  /** Ends it at once, whatever the program does. */
  readonly stop: () => void;
  readonly stepsOf: (schedule: Schedule) => Promise<StepTable | undefined>;
  /** Where the choices made so far lead; to undo one is to ask with one less. */
  readonly play: (schedule: Schedule) => Promise<PlayerState | undefined>;
  /** Undefined, too, where there are more than 2,000 states. */
  readonly states: () => Promise<StatePicture | undefined>;
};
