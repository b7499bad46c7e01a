import type { RealCounts, ReplayOutcome, Schedule, StepTable, Verdict } from '../../runtime/index.ts';
import { chanceText, countText, shareOf } from './exact-count.ts';

/** What can be found out on real workers about a program that has been explored. */
export type RealTask =
  { readonly kind: 'count' } | { readonly kind: 'replay'; readonly schedule: Schedule; readonly table: StepTable };

/** What is found out on real workers. */
export type ForReal =
  | { readonly status: 'counting'; readonly counts: RealCounts }
  | { readonly status: 'counted'; readonly counts: RealCounts }
  | { readonly status: 'replaying' }
  | { readonly status: 'replayed'; readonly outcome: ReplayOutcome }
  /** It could not be done; the sentence says why. */
  | { readonly status: 'failed'; readonly sentence: string };

/** What is known from real workers, in one or two sentences. */
export function realSentence(real: ForReal, verdict: Verdict): string {
  switch (real.status) {
    case 'counting':
      return `On real workers: run ${countText(Math.min(real.counts.runs + 1, real.counts.wanted))} of ${countText(real.counts.wanted)} …`;
    case 'counted':
      return countsSentence(real.counts, verdict);
    case 'replaying':
      return 'Real workers follow the schedule, each waiting for its turn …';
    case 'replayed':
      return replaySentence(real.outcome);
    case 'failed':
      return real.sentence;
  }
}

function countsSentence({ runs, wanted, wrong, hung }: RealCounts, verdict: Verdict): string {
  if (runs === 0) return 'On real workers no run has come to its end.';
  const cut = runs < wanted ? ' before the time was over' : '';
  const hangs = hung === 0 ? '' : `, ${countText(hung)} of them without an end`;
  const share = wrong === 0 ? '' : ` (${chanceText(wrong / runs)})`;
  const seen = `On real workers: wrong in ${countText(wrong)} of ${countText(runs)} runs${share}${cut}${hangs}.`;
  const { counts } = verdict;
  if (!counts || counts.failing === 0n) return seen;
  const beside = ` Of all schedules ${shareOf(counts.failing, counts.schedules)} fail`;
  return wrong === 0
    ? `${seen}${beside}: that none of these runs did proves nothing.`
    : `${seen}${beside}; real workers meet some orders far more often than others.`;
}

function replaySentence(outcome: ReplayOutcome): string {
  switch (outcome.status) {
    case 'replayed': {
      const { steps, differences, failure } = outcome;
      const followed = `Real workers have followed the schedule, all ${countText(steps.length)} steps of it`;
      if (differences.length > 0) return `${followed}, but not as the table has it: ${differences.join(' ')}`;
      return failure
        ? `${followed}, and it is real: ${failure.message}`
        : `${followed}, each with the same values as in the table.`;
    }
    case 'lost':
      return outcome.sentence;
    case 'stopped':
      return 'Stopped before the schedule had come to its end.';
    case 'failed':
      return 'Real workers could not follow the schedule: their run failed.';
  }
}

/** Whether real workers are at it. */
export function isUnderWay(real: ForReal | undefined): boolean {
  return real?.status === 'counting' || real?.status === 'replaying';
}
