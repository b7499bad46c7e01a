import type { Finding, PlayerState, Verdict } from '../../runtime/index.ts';
import { roundCount } from './exact-count.ts';
import { counted } from './verdict-words.ts';

/** How often a schedule goes over to another thread. */
export function switchesOf(schedule: readonly number[]): number {
  return schedule.filter((thread, index) => index > 0 && schedule[index - 1] !== thread).length;
}

/** What there is to say to the reader who schedules: who is next, that the program is broken, or that it is over. */
export function turnSentences({ schedule, choices, failure }: PlayerState, verdict: Verdict): readonly string[] {
  if (failure) {
    const switches = switchesOf(schedule);
    const steps = counted(schedule.length, 'step', 'steps');
    return [
      `Broken after ${steps} and ${counted(switches, 'switch', 'switches')}.`,
      failure.message,
      comparison(switches, shortestOf(verdict)),
    ].filter((sentence) => sentence !== '');
  }
  if (choices.length > 0) return [schedule.length === 0 ? 'Who goes first?' : 'Who goes next?'];
  return ['All threads have ended, and nothing is broken.', whatElse(verdict)];
}

/** The failure that takes the fewest switches; undefined where none was found. */
export function shortestOf({ findings }: Pick<Verdict, 'findings'>): Finding | undefined {
  return findings
    .filter(({ kind }) => kind !== 'data-race' && kind !== 'livelock')
    .toSorted((one, other) => one.switches - other.switches || one.schedule.length - other.schedule.length)[0];
}

function comparison(switches: number, shortest: Finding | undefined): string {
  if (!shortest) return '';
  if (shortest.switches < switches) return `It can be done with ${shortest.switches}.`;
  return shortest.proven === 'switches' && shortest.switches === switches ? 'No schedule breaks it with fewer.' : '';
}

function whatElse(verdict: Verdict): string {
  const { counts, guarantee } = verdict;
  if (shortestOf(verdict)) {
    if (!counts) return 'Another order breaks it: take some steps back and try.';
    return `${roundCount(counts.failing)} of ${roundCount(counts.schedules)} schedules break it: take some steps back and try.`;
  }
  if (guarantee.kind !== 'all-schedules') return 'No order that breaks it is known.';
  return counts
    ? `No order can break it: all ${roundCount(counts.schedules)} schedules hold.`
    : 'No order can break it: all schedules hold.';
}
