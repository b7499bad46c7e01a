import type { Plan, PlannedRun, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';
import { isNumbers, shown } from '../shared/shape.ts';
import { bytesFromMain, workersAskedAtOnce } from '../shared/traffic.ts';

/** Lengths that are no multiple of the number of parts, so that a rest is left. */
const inputs = [
  { id: 'four parts', least: 4_001, most: 4_003, parts: 4 },
  { id: 'seven parts', least: 7_001, most: 7_006, parts: 7 },
  { id: 'no digits', least: 0, most: 0, parts: 3 },
] as const;

function digitsOf(seed: number): readonly Uint8Array[] {
  const roll = dice(seed);
  return inputs.map(({ least, most }) => Uint8Array.from({ length: roll(least, most) }, () => roll(0, 9)));
}

export function plan(seed: number): Plan {
  return digitsOf(seed).map((digits, index): PlannedRun => {
    const { id, parts } = inputs[index];
    return { id, call: { module: 'histogram.ts', name: 'histogram', args: [digits, parts] } };
  });
}

export function judge(results: readonly RunResult[], seed: number): readonly Property[] {
  const digits = digitsOf(seed);
  const wrong = results.flatMap((result, index) => whatIsWrong(result, digits[index]));
  const [four, seven] = results;
  const atOnce = Math.min(workersAskedAtOnce(four.trace), workersAskedAtOnce(seven.trace));
  const bytes = bytesFromMain(seven.trace);
  const length = digits[1].length;
  return [
    {
      name: 'Every digit is counted once',
      passed: wrong.length === 0,
      weight: 0,
      feedback:
        wrong.length === 0
          ? 'The counts are right, also where the pieces are of unequal length.'
          : 'Some digits are counted twice, or not at all. Do the pieces meet without a gap, up to the very end, and does each partial result get into the total?',
      evidence: wrong.join('\n'),
    },
    {
      name: 'The parts are counted at the same time',
      passed: atOnce >= 2,
      feedback:
        atOnce >= 2
          ? `${atOnce} workers had a piece before the first of them was done.`
          : 'A worker is given its piece only when the one before has answered, or none is given any. Hand out all pieces, then wait.',
      evidence: `workers asked before the first answer: ${atOnce} of 2`,
    },
    {
      name: 'Each worker gets its part and no more',
      passed: atOnce > 0 && bytes < 2 * length,
      feedback:
        atOnce === 0
          ? 'Nothing was sent to a worker yet.'
          : bytes < 2 * length
            ? 'Each digit travels to one worker.'
            : 'The same digits are copied to several workers. Copying costs time as well: send each worker its own piece.',
      evidence: `${length} digits of one byte, about ${bytes} bytes sent`,
    },
  ];
}

function whatIsWrong({ id, status, sentence, answered, value }: RunResult, digits: Uint8Array): readonly string[] {
  if (status === 'threw' || !answered) return [`${id}: ${sentence}`];
  const expected = new Array<number>(10).fill(0);
  for (const digit of digits) expected[digit] += 1;
  if (isNumbers(value, 10) && value.every((count, digit) => count === expected[digit])) return [];
  return [`${id}, ${digits.length} digits: ${shown(value)}`, `  expected ${shown(expected)}`];
}
