import type { Finding, Verdict } from '../../exploration.ts';
import { scheduleText } from '../../program/schedule-text.ts';
import type { Mark, Property } from '../mark.ts';
import type { Explored } from './explored.ts';
import type { ExploredTaskOf } from './explored-task.ts';
import { marked } from './marked.ts';

const standstill: ReadonlySet<string> = new Set(['deadlock', 'busy-wait', 'livelock']);

/**
 * Marks a program by what all of its schedules come to: nothing fails, nobody is stuck, nothing races, and what has to stay
 * possible is. Whoever lets only one thread get anywhere, or everything happen in turn, keeps the first three and loses the
 * last. `explored` is of the reader's program, and not of the exercise's.
 */
export function markRepair({ possible, races }: ExploredTaskOf<'repair'>, { threads, verdict }: Explored): Mark {
  const { findings, guarantee, counts } = verdict;
  const wrong = findings.find(({ kind }) => kind !== 'data-race' && !standstill.has(kind));
  const stuck = findings.find(({ kind }) => standstill.has(kind));
  const race = findings.find(({ kind }) => kind === 'data-race');
  const isAll = guarantee.kind === 'all-schedules';
  const outcomes = new Set(counts?.outcomes.map(({ outcome }) => outcome));
  const lost = possible.find(({ outcome }) => !outcomes.has(outcome));
  const properties: readonly Property[] = [
    held('Nothing goes wrong, in no schedule', wrong, threads, nothingWrong(verdict)),
    held('Nobody waits for ever', stuck, threads, 'In every schedule all threads come to their end.'),
    ...(races === 'forbidden'
      ? [
          held(
            'No two accesses race',
            race,
            threads,
            'Whatever two threads do to the same memory is atomic or in order.',
          ),
        ]
      : []),
    {
      name: 'All that has to be possible is possible',
      passed: lost === undefined,
      feedback:
        lost === undefined
          ? 'The threads still do in any order what need not be in one.'
          : counts
            ? `No schedule comes to “${lost.outcome}” any more. ${lost.because}`
            : `Whether “${lost.outcome}” is possible is not known: the schedules could not be counted, or have no end.`,
      ...(counts && { evidence: `comes to: ${[...outcomes].join(' · ')}` }),
    },
  ];
  const all: readonly Property[] = isAll
    ? properties
    : [
        ...properties,
        {
          name: 'All schedules were explored',
          passed: false,
          feedback: 'There are more schedules than can be gone through. Do with fewer steps, or with shorter loops.',
        },
      ];
  // Without the first of them the others are worth nothing: a program that does nothing at all cannot be stuck.
  const kept = all.filter(({ passed }) => passed).length;
  return marked(all, wrong || stuck ? 0 : kept / all.length);
}

function held(name: string, finding: Finding | undefined, threads: readonly string[], otherwise: string): Property {
  if (!finding) return { name, passed: true, feedback: otherwise };
  const { message, schedule, cycle } = finding;
  const circle = cycle ? ` (${scheduleText(cycle, threads)}, for ever)` : '';
  return { name, passed: false, feedback: message, evidence: `${scheduleText(schedule, threads)}${circle}` };
}

function nothingWrong({ counts }: Verdict): string {
  return counts ? `All ${counts.schedules} schedules hold.` : 'No schedule goes wrong.';
}
