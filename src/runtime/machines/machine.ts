import type { Build, MachineChoice, MachineKind, ProgramCall, ThreadsTask } from '../request.ts';
import type { Outcome } from '../results.ts';

/** What a run needs. */
export type RunRequest = {
  /** Compiled for this machine: see `variantOf`. */
  readonly build: Build;
  readonly machine: MachineChoice;
  /** The element in which the sandbox frame lives; it must be on screen for animation frames to arrive. */
  readonly host: HTMLElement;
  /** Longest running time in milliseconds, from when the frame has taken the program on; default `defaultLimitMs` of `machine-bounds.ts`. */
  readonly limitMs?: number;
  /** In the place of the program itself: one call of an export of it. Its build must be `callable`. */
  readonly call?: ProgramCall;
  /** Of a threads program on Workers: what its threads are for, if not to run once. */
  readonly threads?: ThreadsTask;
};

/** One execution with a beginning and one outcome. */
export type Run = {
  /** Removes every sandbox frame of the page, and with them every thread of the run. Does nothing once it has ended. */
  readonly stop: (by?: 'reader' | 'another-run') => void;
  /** Always resolves; never rejects. */
  readonly outcome: Promise<Outcome>;
};

/** How a machine executes: what differs from one to the next, and nothing else. */
export type Machine = {
  readonly kind: MachineKind;
  /** Whether the frame's own thread stays idle, so that a ping that it leaves unanswered means that it is dead. */
  readonly frameStaysIdle: boolean;
  /** Longest time that the frame's thread may go without a break, in milliseconds. */
  readonly blockLimitMs: (limitMs: number) => number;
  /** What `pool()` takes as its size. */
  readonly poolSize: (choice: MachineChoice) => number;
};
