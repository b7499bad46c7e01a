import type { Plan, Property, RunResult } from 'check';
import { runningMs } from '../shared/time.ts';

const limitMs = 165;
/** 200 letters of 1 ms and 40 of 6. */
const writingMs = 440;

export function plan(): Plan {
  return [{ id: 'four writers', machine: { kind: 'simulated', cores: 4 } }];
}

export function judge([{ status, sentence, trace }]: readonly RunResult[]): readonly Property[] {
  const works = status === 'completed' && runningMs(trace) > writingMs;
  const inTime = works && trace.endMs <= limitMs;
  const walkingMs = runningMs(trace) - writingMs;
  return [
    {
      name: 'All letters are written in time',
      passed: inTime,
      feedback: inTime
        ? 'Few walks, and no handful so heavy that the others have to wait for it.'
        : works
          ? 'Two things cost time: walks, and writers who are done while another still has a heavy handful. Which of them is it here?'
          : 'Not all letters are written.',
      evidence:
        status === 'threw'
          ? sentence
          : `done after ${trace.endMs} ms, ${limitMs} ms at most\nspent on walks: ${walkingMs} ms, ${walkingMs / 5} walks`,
    },
  ];
}
