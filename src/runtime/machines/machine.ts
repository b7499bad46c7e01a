import type { Build, Lane, Line, MachineKind, Outcome } from '../protocol.ts';

/** What a reader picks: a machine, and its size where it has one. */
export type MachineChoice =
  | { readonly kind: 'main' }
  /** `workers` is what `pool()` takes by default, 1 to 16. */
  | { readonly kind: 'workers'; readonly workers: number };

/** What happens while a program runs, in the order in which the page learned of it. */
export type RunEvent =
  | { readonly kind: 'lane-opened'; readonly lane: Lane; readonly entry: string; readonly name: string; readonly at: number }
  | { readonly kind: 'lane-began'; readonly lane: Lane; readonly at: number }
  | { readonly kind: 'lane-closed'; readonly lane: Lane; readonly at: number }
  | { readonly kind: 'lines'; readonly lane: Lane; readonly lines: readonly Line[]; readonly dropped: number }
  | { readonly kind: 'span'; readonly lane: Lane; readonly label: string; readonly start: number; readonly end: number };

export type RunRequest = {
  /** Compiled for this machine: `variantOf(machine)`. */
  readonly build: Build;
  readonly machine: MachineChoice;
  /** The element in which the sandbox frame lives; it must be on screen for animation frames to arrive. */
  readonly host: HTMLElement;
  /** Longest running time in milliseconds; default `limitFor(machine)`. */
  readonly limitMs?: number;
};

/** One execution with a beginning and one outcome. */
export type Run = {
  /** Ends the run at once: every thread of it is gone before `outcome` resolves to `stopped`. */
  readonly stop: (by?: 'reader' | 'another-run') => void;
  /** Always resolves; never rejects. */
  readonly outcome: Promise<Outcome>;
};

/** What executes: one file per machine behind this interface. */
export type Machine = {
  readonly kind: MachineKind;
  readonly start: (request: RunRequest, onEvent: (event: RunEvent) => void) => Run;
};
