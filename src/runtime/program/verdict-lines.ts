import type { Finding, Verdict } from '../exploration.ts';
import { scheduleText } from './schedule-text.ts';

/**
 * A verdict as lines of text: what stands in a cell's output, is recorded of a lesson's program, and answers predictions.
 * It holds no time, so that the same program gives the same lines everywhere, as long as no search ran out of time.
 */
export function verdictLines(verdict: Verdict, threads: readonly string[]): readonly string[] {
  const { counts, findings } = verdict;
  return [
    seen(verdict),
    ...findings.map((finding) => told(finding, threads)),
    ...(counts?.outcomes ?? [])
      .filter(({ outcome }) => outcome !== '')
      .map(({ outcome, schedules }) => `outcome ${outcome}: ${amount(schedules, 'schedule')}`),
    ...(counts?.moreOutcomes === undefined ? [] : [`${amount(BigInt(counts.moreOutcomes), 'further outcome')}`]),
  ];
}

function seen({ guarantee, counts, findings }: Verdict): string {
  switch (guarantee.kind) {
    case 'all-schedules':
      if (counts)
        return `${amount(counts.schedules, 'schedule')}, ${counts.failing.toLocaleString('en')} of them wrong`;
      return findings.some(isWrong)
        ? 'all schedules seen, some of them wrong'
        : 'all schedules seen, none of them wrong';
    case 'preemptions':
      return `all schedules with at most ${amount(BigInt(guarantee.most), 'preemption')} seen, and more by chance`;
    case 'sampled':
      return `${amount(BigInt(guarantee.schedules), 'schedule')} seen by chance (seed ${guarantee.seed})`;
  }
}

/** A race is nothing that goes wrong in the schedule that shows it. */
function isWrong({ kind }: Finding): boolean {
  return kind !== 'data-race';
}

function told({ kind, schedule, cycle, switches, message }: Finding, threads: readonly string[]): string {
  const steps = [scheduleText(schedule, threads), ...(cycle ? [`(${scheduleText(cycle, threads)} for ever)`] : [])]
    .join(' ')
    .trim();
  return `${kind}, ${amount(BigInt(switches), 'switch', 'switches')}: ${steps === '' ? 'at the beginning' : steps}: ${message}`;
}

function amount(count: bigint, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1n ? one : many}`;
}
