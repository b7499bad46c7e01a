import type { StepTable } from '../../exploration.ts';
import { parseSchedule } from '../../program/schedule-text.ts';
import type { Mark } from '../mark.ts';
import type { Explored } from './explored.ts';
import type { ExploredResponseOf, ExploredTaskOf } from './explored-task.ts';
import { marked, unfitting } from './marked.ts';

/** The program goes wrong in the way that was asked for; and, where that is asked, no schedule does so with fewer switches. */
export function markSchedule(
  { fails, says, fewest }: ExploredTaskOf<'schedule'>,
  { schedule: text }: ExploredResponseOf<'schedule'>,
  { threads, verdict }: Explored,
  table: StepTable | undefined,
): Mark {
  const schedule = parseSchedule(text.trim(), threads);
  if (!schedule || schedule.length === 0 || !table) {
    return unfitting(`This is no schedule of ${threads.join(' and ')}. One is written like ${exampleOf(threads)}.`);
  }
  const { failure, isWhole, steps } = table;
  const isGoal = failure?.kind === fails && (says === undefined || failure.message.includes(says));
  const taken = {
    name: 'Every step can be taken',
    passed: isWhole,
    feedback: isWhole
      ? 'Whoever has a turn has a step to take.'
      : `After step ${steps.length} it is ${threads[schedule[steps.length] ?? 0] ?? 'nobody'}'s turn, who cannot go on: by then it has ended or waits, or something has failed before.`,
  };
  const failing = {
    name: 'The program goes wrong',
    passed: isWhole && isGoal,
    feedback: isGoal
      ? failure.message
      : failure
        ? `Something goes wrong, but not what was asked for: ${failure.message}`
        : 'Nothing has gone wrong by the end of this schedule. Let somebody be interrupted between a look and what follows from it.',
    evidence: text.trim(),
  };
  if (!fewest) return marked([taken, failing], 0);
  const least = verdict.findings.find(
    ({ kind, message }) => kind === fails && (says === undefined || message.includes(says)),
  );
  const switches = schedule.filter((thread, index) => index > 0 && schedule[index - 1] !== thread).length;
  const isLeast = least !== undefined && switches <= least.switches;
  const sparing = {
    name: 'With as few switches as can be',
    passed: failing.passed && isLeast,
    feedback: isLeast
      ? `${times(switches)}: fewer will not do.`
      : `This schedule goes over to another thread ${times(switches)}, and ${times(least?.switches ?? 0)} will do. Let each go on for as long as it does no good to interrupt it.`,
  };
  return marked([taken, failing, sparing], failing.passed ? 0.7 : 0);
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

function exampleOf(threads: readonly string[]): string {
  const [one = 'A', other = 'B'] = threads;
  return threads.every((name) => /^[A-Za-z]$/u.test(name)) ? `${one}2${other}` : `${one}*2.${other}`;
}
