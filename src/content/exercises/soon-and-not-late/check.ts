import type { Plan, Property, RunResult } from 'check';

const longestMeanMs = 40;
const limitMs = 535;

export function plan(): Plan {
  return [{ id: 'six customers' }];
}

export function judge([{ trace, machine }]: readonly RunResult[]): readonly Property[] {
  const answers = trace.marks.map(({ endMs }) => endMs);
  const meanMs = answers.reduce((sum, ms) => sum + ms, 0) / answers.length;
  const isOneClerk = machine.kind === 'simulated' && machine.cores === 1 && answers.length === 6;
  const isSoon = meanMs <= longestMeanMs;
  const isInTime = trace.endMs <= limitMs;
  return [
    {
      name: 'There is one clerk',
      passed: isOneClerk,
      weight: 0,
      feedback: isOneClerk ? 'All six are served on one core.' : 'More cores make it easy. Set Cores to 1.',
    },
    {
      name: 'Everybody has an answer soon',
      passed: isSoon,
      // Either is easy without the other.
      weight: 0,
      feedback: isSoon
        ? 'Everybody gets a turn before anybody gets a long one.'
        : 'Somebody keeps the clerk for long while others wait for their first word.',
      evidence: `mean time to the first word: ${meanMs.toFixed(1)} ms, ${longestMeanMs} ms at most`,
    },
    {
      name: 'Little is lost to switching',
      passed: isInTime,
      weight: 0,
      feedback: isInTime
        ? 'The clerk turns round no more often than there is something to gain.'
        : 'The clerk spends too much time on turning round. Each switch costs a millisecond: give them longer turns.',
      evidence: `all done after ${trace.endMs} ms, ${limitMs} ms at most`,
    },
  ];
}
