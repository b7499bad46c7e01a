import type { Plan, PlannedRun, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';
import { shown } from '../shared/shape.ts';

interface Series {
  readonly id: string;
  readonly times: readonly number[];
  readonly median: number;
}

/** Times of one, two and three digits, so that texts and numbers have different orders. */
function seriesOf(seed: number): readonly Series[] {
  const roll = dice(seed);
  const low = roll(6, 9);
  const middle = roll(20, 60);
  // So large that no mean is the median by chance.
  const high = roll(140, 190);
  const step = 2 * roll(1, 4);
  return [
    { id: 'one slow call', times: shuffled([low, low + 1, low + 1, low + 2, 100 * high], roll), median: low + 1 },
    { id: 'three sizes', times: shuffled([low, middle, middle + 1, high, high + 1], roll), median: middle + 1 },
    { id: 'an even number', times: shuffled([low, middle, middle + step, high], roll), median: middle + step / 2 },
  ];
}

export function plan(seed: number): Plan {
  return seriesOf(seed).map(
    ({ id, times }): PlannedRun => ({ id, call: { module: 'median.ts', name: 'median', args: [times] } }),
  );
}

export function judge(results: readonly RunResult[], seed: number): readonly Property[] {
  const [slow, sizes, even] = results.map((result, index) => seen(result, seriesOf(seed)[index]));
  return [
    {
      name: 'One slow call does not move it',
      passed: slow.isRight,
      feedback: slow.isRight
        ? 'The slow call is one of those above the middle, however slow it was.'
        : 'A single slow call has changed the result. It should count as one call above the middle, and no more.',
      evidence: slow.text,
    },
    {
      name: 'The times are ordered by size',
      passed: sizes.isRight,
      feedback: sizes.isRight
        ? 'As numbers, 100 comes after 20.'
        : 'What stands in the middle is not the time in the middle. In which order do they stand, and who says so?',
      evidence: sizes.text,
    },
    {
      name: 'An even number of times has a middle too',
      passed: even.isRight,
      feedback: even.isRight
        ? 'It lies between the two in the middle.'
        : 'Two times stand in the middle, and neither has as many below as above. The median lies between them.',
      evidence: even.text,
    },
  ];
}

function seen(
  { status, sentence, answered, value }: RunResult,
  { times, median }: Series,
): { readonly isRight: boolean; readonly text: string } {
  const what = `median of ${times.join(', ')}`;
  if (status === 'threw' || !answered) return { isRight: false, text: `${what}: ${sentence}` };
  const isRight = typeof value === 'number' && Math.abs(value - median) < 1e-9;
  return { isRight, text: `${what}: ${shown(value)}${isRight ? '' : `, expected ${median}`}` };
}

/** The first one stays away from the middle of the row, so that nobody is right by chance. */
function shuffled(times: readonly number[], roll: (least: number, most: number) => number): readonly number[] {
  const left = [...times];
  const row = left.splice(-1);
  while (left.length > 0) row.push(...left.splice(roll(0, left.length - 1), 1));
  return row;
}
