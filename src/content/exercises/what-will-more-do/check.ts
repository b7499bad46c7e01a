import type { Plan, PlannedRun, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';
import { shown } from '../shared/shape.ts';

interface Question {
  readonly id: string;
  readonly args: readonly [Measured, Measured, number];
  readonly ms: number;
}

interface Measured {
  readonly cores: number;
  readonly ms: number;
}

function questionsOf(seed: number): readonly Question[] {
  const roll = dice(seed);
  const question = (id: string, one: number, other: number, cores: number): Question => {
    const serial = roll(30, 90);
    // A multiple of all the numbers of cores that are measured, so that the times are whole.
    const parallel = 60 * roll(8, 20);
    const ms = (count: number): number => serial + parallel / count;
    return { id, args: [{ cores: one, ms: ms(one) }, { cores: other, ms: ms(other) }, cores], ms: ms(cores) };
  };
  return [
    question('from one and four', 1, 4, 1000),
    question('from two and six', 2, 6, 8),
    question('from ten and three', 10, 3, 1),
  ];
}

export function plan(seed: number): Plan {
  return questionsOf(seed).map(
    ({ id, args }): PlannedRun => ({ id, call: { module: 'predict.ts', name: 'predict', args } }),
  );
}

export function judge(results: readonly RunResult[], seed: number): readonly Property[] {
  const answers = results.map((result, index) => seen(result, questionsOf(seed)[index]));
  const withOne = answers.slice(0, 1);
  const without = answers.slice(1);
  const holds = withOne.every(({ isRight }) => isRight);
  const holdsWithout = without.every(({ isRight }) => isRight);
  return [
    {
      name: 'The serial part stays as it is',
      passed: holds,
      feedback: holds
        ? 'Even a thousand cores take as long as the serial part.'
        : 'More cores divide only a part of the time. Which part of it do they leave as it is, and how long is that?',
      evidence: withOne.map(({ text }) => text).join('\n'),
    },
    {
      name: 'It needs no measurement with one core',
      passed: holdsWithout,
      feedback: holdsWithout
        ? 'Two measurements are enough, whatever they are of, and also to look back.'
        : 'Neither of these measurements was made with one core. What do both of them say about the same two unknowns?',
      evidence: without.map(({ text }) => text).join('\n'),
    },
  ];
}

function seen(
  { status, sentence, answered, value }: RunResult,
  { args: [one, other, cores], ms }: Question,
): { readonly isRight: boolean; readonly text: string } {
  const what = `${one.cores} cores: ${one.ms} ms, ${other.cores} cores: ${other.ms} ms; ${cores} cores`;
  if (status === 'threw' || !answered) return { isRight: false, text: `${what}: ${sentence}` };
  const isRight = typeof value === 'number' && Math.abs(value - ms) < 1e-6 * ms;
  return { isRight, text: `${what}: ${shown(value)}${isRight ? '' : `, expected ${ms.toFixed(2)}`}` };
}
