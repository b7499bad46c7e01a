import type { Attempt, Visit } from '../../runtime/index.ts';

/** How many of a lesson's programs the reader has run; programs that the lesson no longer has do not count. */
export function runIn(visit: Visit, programs: readonly string[]): number {
  return programs.filter((id) => visit.programs[id] !== undefined).length;
}

/** What there is to say of a reader's time with a lesson, short enough for a mark beside its name. */
export function visitWords(visit: Visit, programs: readonly string[]): string {
  const run = runIn(visit, programs);
  if (programs.length === 0 || run === 0) return 'opened';
  return run === programs.length ? 'all programs run' : `${run} of ${programs.length} programs run`;
}

/** How many of a lesson's predictions were made, and how many of them were right in full the last time. */
export function predictionWords(attempts: readonly Attempt[], path: string): string {
  const last = new Map<string, number>();
  for (const { exercise, share } of attempts) {
    if (exercise.startsWith(`${path}/`) && exercise.endsWith('#prediction')) last.set(exercise, share);
  }
  if (last.size === 0) return 'none yet';
  return `${[...last.values()].filter((share) => share === 1).length} of ${last.size} right`;
}

/** The attempts at one exercise, in a few words; undefined where there are none. */
export function attemptWords(
  attempts: readonly Attempt[],
): { readonly tries: string; readonly best: string } | undefined {
  if (attempts.length === 0) return undefined;
  const best = Math.max(...attempts.map(({ share }) => share));
  return {
    tries: attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`,
    best: `${Math.floor(best * 100)} %`,
  };
}
