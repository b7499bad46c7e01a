import type { Plan, Property, RunResult } from 'check';

const limitMs = 150;
/** Three rounds of tables have 90 ms, beside the 60 of the serial parts; fewer cores need a fourth. */
const fewest = 4;

export function plan(): Plan {
  return [{ id: 'the café opens' }];
}

export function judge([{ trace, machine }]: readonly RunResult[]): readonly Property[] {
  const cores = machine.kind === 'simulated' ? machine.cores : Infinity;
  const isInTime = trace.endMs <= limitMs;
  const isFew = cores <= fewest;
  return [
    {
      name: 'The café is open in time',
      passed: isInTime,
      feedback: isInTime
        ? 'The tables are wiped in so few rounds that the serial parts fit in as well.'
        : 'It opens too late. The tables are wiped in rounds, one table for each core, and a started round takes as long as a full one.',
      evidence: `open after ${trace.endMs} ms, ${limitMs} ms at most`,
    },
    {
      name: 'No core is paid for nothing',
      passed: isFew,
      // It is easy to be too late with few.
      weight: 0,
      feedback: isFew
        ? 'With one core fewer it would be too late, or it is already.'
        : 'Fewer cores would be in time as well. Part of yours have nothing to do in the last round, or in the serial parts.',
      evidence: `${cores} cores`,
    },
  ];
}
