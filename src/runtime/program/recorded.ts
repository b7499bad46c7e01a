import type { PickedMachine } from '../request.ts';
import type { Lane, Level, Outcome } from '../results.ts';

/** A line as the console shows it, in plain text. */
export type RecordedLine = { readonly lane: Lane; readonly level: Level; readonly text: string };

/**
 * What may differ between two runs of a program and is therefore not compared: nothing; the figures in its lines
 * (times, counts); or the order of its lines too.
 */
export type Varies = 'nothing' | 'figures' | 'order';

/** The output of a real run of an unedited program, kept beside it; shown where scripts do not run, and in print. */
export type Recorded = {
  readonly machine: PickedMachine;
  readonly status: Outcome['status'];
  readonly varies: Varies;
  readonly lines: readonly RecordedLine[];
  /** What the reader calls lanes of these lines, where that is more than their number: the names of tasks and workers. */
  readonly names?: Readonly<Partial<Record<Lane, string>>>;
};
