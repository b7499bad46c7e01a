import { shownFileName } from '../../runtime/index.ts';
import type { Outcome, Position } from '../../runtime/index.ts';
import { duration } from './duration.ts';

/** Something found out, in one sentence. */
export type Finding = {
  /** The word or two that a hurried reader takes away. */
  readonly lead: string;
  /** The rest of the sentence. */
  readonly rest: string;
};

/** The sentence that stands first under a cell: what happened, where, and how long it took. */
export type Verdict = Finding & { readonly tone: 'good' | 'bad' | 'neutral' };

/** What an outcome does not know by itself. */
export type VerdictDetails = {
  /** Threads that took part. */
  readonly lanes: number;
  /** Cores of the machine, where it is simulated and its time virtual. */
  readonly cores?: number;
  /** What the run was beside an earlier one, as the end of a sentence. */
  readonly compared?: string;
  /** What was thrown, as the console prints its first line. */
  readonly thrown?: string;
  /** The line of the program that threw. */
  readonly place?: Position;
};

const crashes = {
  silent: 'its sandbox no longer answers, most likely because it ran out of memory.',
  navigated: 'the program sent its page to another address, and with it everything that ran there.',
} as const satisfies Record<Extract<Outcome, { status: 'crashed' }>['reason'], string>;

/** The outcome of a run as one {@link Verdict}. */
export function verdictOf(outcome: Outcome, { lanes, cores, compared, thrown, place }: VerdictDetails): Verdict {
  const time = (ms: number): string => (cores === undefined ? duration(ms) : `${duration(ms)} of virtual time`);
  const where =
    cores === undefined
      ? lanes > 1
        ? ` on ${lanes} threads`
        : ''
      : ` on ${cores === 1 ? '1 core' : `${cores} cores`}`;
  switch (outcome.status) {
    case 'completed': {
      const rest = `in ${time(outcome.ms)}${where}${compared === undefined ? '' : `, ${compared}`}`;
      if (outcome.waitedFor === undefined) {
        const why = cores !== undefined && outcome.ms === 0 ? ': only cpu(), io() and timers take any' : '';
        return { tone: 'good', lead: 'Completed', rest: `${rest}${why}.` };
      }
      return { tone: 'neutral', lead: 'Ended', rest: `${rest}: ${outcome.waitedFor}.` };
    }
    case 'threw': {
      const line = place ? ` — ${shownFileName(place.file)}:${place.line}` : '';
      return { tone: 'bad', lead: thrown ?? 'An error', rest: `${line}, after ${time(outcome.ms)}.`.trimStart() };
    }
    case 'stopped': {
      const why = outcome.by === 'reader' ? '' : ', because another program on this page was started';
      return { tone: 'neutral', lead: 'Stopped', rest: `after ${time(outcome.ms)}${why}.` };
    }
    case 'timed-out':
      return {
        tone: 'bad',
        lead: 'Out of time',
        rest: `after ${duration(outcome.limitMs)}, the limit of a run. Is there a loop that never ends?`,
      };
    case 'crashed':
      return {
        tone: 'bad',
        lead: 'Crashed',
        rest: `after ${duration(outcome.ms)}: ${crashes[outcome.reason]} The next run starts in a new sandbox.`,
      };
    case 'did-not-compile': {
      const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
      const first = errors[0]?.position;
      const count = errors.length > 1 ? `: ${errors.length} errors, the first` : ': an error';
      return {
        tone: 'bad',
        lead: 'Did not compile',
        rest: `${count} at ${first ? `${shownFileName(first.file)}:${first.line}:${first.column}` : 'an unknown place'}.`,
      };
    }
    case 'unsupported':
      return { tone: 'bad', lead: 'Cannot run here:', rest: outcome.reason };
  }
}

/** What was found as the one sentence that is announced. */
export function sentenceOf({ lead, rest }: Finding): string {
  return /^[,:]/.test(rest) ? `${lead}${rest}` : `${lead} ${rest}`;
}
