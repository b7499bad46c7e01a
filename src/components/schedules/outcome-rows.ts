import type { FailureKind, Verdict } from '../../runtime/index.ts';
import { countText, shareOf } from './exact-count.ts';
import { kindNames } from './finding-words.ts';

/** An outcome, how many schedules lead to it, and their share. */
export type OutcomeRow = {
  readonly outcome: string;
  readonly tone: 'bad' | 'neutral';
  readonly schedules: string;
  readonly share: string;
};

/**
 * How schedules end, most of them first; empty where they were not counted, or all end alike and nothing tells how.
 */
export function outcomeRows({ counts, findings }: Verdict): readonly OutcomeRow[] {
  if (!counts) return [];
  const { outcomes, schedules: all } = counts;
  if (outcomes.length < 2 && outcomes[0]?.outcome === '') return [];
  const failed = new Set<string>(findings.map(({ kind }) => kind));
  return outcomes
    .toSorted((one, other) => (one.schedules > other.schedules ? -1 : one.schedules < other.schedules ? 1 : 0))
    .map(({ outcome, schedules, failing = 0n }) => {
      const isKind = failed.has(outcome) && outcome in kindNames;
      return {
        outcome: isKind ? kindNames[outcome as FailureKind] : outcome === '' ? 'Holds' : outcome,
        tone: isKind || failing > 0n ? 'bad' : 'neutral',
        schedules: countText(schedules),
        share: shareOf(schedules, all),
      };
    });
}
