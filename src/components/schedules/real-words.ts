import type { RealCounts, ReplayOutcome } from '../../runtime/index.ts';
import type { Verdict as Told } from '../cell/verdict.ts';
import { chanceText, countText } from './exact-count.ts';

/** What many runs on real workers have come to, in one sentence. */
export function realVerdict(counts: RealCounts): Told {
  const { runs, wrong, hung, wanted, firstFailure } = counts;
  const time = runs < wanted ? `, and the time was over before all ${countText(wanted)} were done` : '';
  if (wrong === 0) {
    return {
      tone: 'neutral',
      lead: `For real, none of ${countText(runs)} runs went wrong`,
      rest: `${time}: that proves nothing about the next one.`,
    };
  }
  const hangs = hung === 0 ? '' : hung === wrong ? ', its threads hung' : `, in ${countText(hung)} of them threads hung`;
  const first = firstFailure ? ` First, in run ${countText(firstFailure.run)}: ${sentence(firstFailure.message)}` : '';
  return {
    tone: 'bad',
    lead: `For real, wrong in ${countText(wrong)} of ${countText(runs)} runs`,
    rest: `, that is ${chanceText(wrong / runs)}${hangs}${time}.${first}`,
  };
}

/** The same, to stand beside the exact share of all schedules. */
export function realSentence(counts: RealCounts): string {
  const { lead } = realVerdict(counts);
  const { runs, wrong } = counts;
  return wrong === 0 ? `${lead}.` : `${lead}, that is ${chanceText(wrong / runs)}.`;
}

/** What came of letting real workers follow a schedule. */
export function replayVerdict(outcome: Exclude<ReplayOutcome, { status: 'failed' }>): Told {
  switch (outcome.status) {
    case 'replayed': {
      const { differences, steps } = outcome;
      const [first] = differences;
      if (first !== undefined) {
        return { tone: 'bad', lead: 'Real workers did something else', rest: `: ${first}` };
      }
      const count = steps.length === 1 ? 'the one step' : `the same ${countText(steps.length)} steps`;
      return { tone: 'good', lead: `Real workers took ${count}`, rest: `, read and wrote the same values${endOf(outcome)}.` };
    }
    case 'lost':
      return { tone: 'neutral', lead: 'Not replayed', rest: `: ${outcome.sentence}` };
    case 'stopped': {
      const why = outcome.by === 'reader' ? '' : ', because another program on this page was started';
      return { tone: 'neutral', lead: 'Stopped', rest: `before the workers were through${why}.` };
    }
  }
}

/** How it ended for real, as the end of a sentence. */
function endOf({ failure, ends }: Extract<ReplayOutcome, { status: 'replayed' }>): string {
  if (failure) return `, and failed in the same way: ${failure.message.replace(/\.$/u, '')}`;
  if (ends.includes('busy')) return ', and spin for ever';
  return ends.includes('asleep') ? ', and sleep for ever' : '';
}

function sentence(message: string): string {
  return /[.!?]$/u.test(message) ? message : `${message}.`;
}
