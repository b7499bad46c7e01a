import type { MachineChoice } from '../../runtime/index.ts';
import type { Clock, Texts } from './run-record.ts';
import type { ScalingPlan } from './scaling-plan.ts';

/** One run of a study. */
export type Sample = {
  readonly ms: number;
  /** The page was out of sight for some of it, where browsers slow it down: it is told of, but not counted. */
  readonly hidden: boolean;
};

/** Where a study is. */
export type Progress =
  | { readonly status: 'under-way' }
  | { readonly status: 'done' }
  | { readonly status: 'stopped' }
  /** A run came to no end of its own; the sentence says what happened. */
  | { readonly status: 'failed'; readonly sentence: string };

type Study = {
  readonly machine: MachineChoice;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly progress: Progress;
};

/** A program run again and again on one machine. */
export type Repeats = Study & {
  readonly kind: 'repeats';
  readonly samples: readonly Sample[];
  readonly wanted: number;
  /** In virtual time: the second run took the very course of the first, so that more of them would say nothing. */
  readonly isSettled: boolean;
};

/** A program run with more and more workers or cores. */
export type Scaling = Study & {
  readonly kind: 'scaling';
  readonly plan: ScalingPlan;
  /** In the order in which they ran. */
  readonly samples: readonly (Sample & { readonly size: number })[];
  /** What the browser says that this computer has. */
  readonly processors: number;
};

/** Runs that a repetition asks for. */
export const repeatsWanted = 10;

/** Runs that are counted: those that the page was in sight for. */
export function counting<One extends Sample>(samples: readonly One[]): readonly One[] {
  return samples.filter(({ hidden }) => !hidden);
}

/** How far a study is, in runs. */
export function runsOf(study: Repeats | Scaling): { readonly done: number; readonly of: number } {
  const of = study.kind === 'repeats' ? study.wanted : study.plan.sizes.length * study.plan.rounds;
  return { done: study.samples.length, of };
}
