import type { Attempt, CheckStep, ExerciseKind } from '../../runtime/index.ts';

/** What one does in an exercise of a kind. */
export const kindWords = {
  code: 'Write code',
  tune: 'Tune',
  predict: 'Predict',
  order: 'Put in order',
  parsons: 'Assemble',
  label: 'Label',
  schedule: 'Find the schedule',
  repair: 'Repair',
  deadlock: 'Spot the deadlock',
  tracing: 'Trace',
  outcomes: 'Name all outcomes',
} as const satisfies Record<ExerciseKind, string>;

/** What a check is doing, for the reader who waits. */
export function stepWords(step: CheckStep | undefined): string {
  switch (step?.kind) {
    case undefined:
      return 'Fetching the check …';
    case 'compiling':
      return 'Compiling your program …';
    case 'planning':
      return 'Making up inputs …';
    case 'running':
      return `Running “${step.id}”, ${step.index + 1} of ${step.of} …`;
    case 'exploring':
      return 'Going through all schedules …';
    case 'judging':
      return 'Judging what came of it …';
  }
}

/** Points that a share is worth: `4`, `2.5`. */
export function pointsText(share: number, points: number): string {
  return (Math.round(share * points * 10) / 10).toString();
}

/** What is known of the tries so far, in a few words. */
export function triesText(attempts: readonly Attempt[], points: number): string {
  if (attempts.length === 0) return 'Not tried yet';
  const best = Math.max(...attempts.map(({ share }) => share));
  const tries = attempts.length === 1 ? 'Tried once' : `Tried ${attempts.length} times`;
  return `${tries} · best ${pointsText(best, points)} of ${points} points`;
}

/** How far a reader is with an exercise. */
export type Standing = 'open' | 'tried' | 'solved';

/** How far the attempts at an exercise have led. */
export function standingOf(attempts: readonly Pick<Attempt, 'share'>[]): Standing {
  if (attempts.some(({ share }) => share === 1)) return 'solved';
  return attempts.length === 0 ? 'open' : 'tried';
}

/** What is said of how far a reader is. */
export const standingWords = {
  open: 'Not tried',
  tried: 'Tried',
  solved: 'Solved',
} as const satisfies Record<Standing, string>;
