import type { Plan, PlannedRun, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';
import { shown } from '../shared/shape.ts';
import { mostAtOnce } from '../shared/time.ts';

interface Question {
  readonly text: string;
  readonly ms: number;
  readonly fails: boolean;
}

const things = ['tea', 'cups', 'lamps', 'pianos', 'books', 'maps'];

/** The first one is never the fastest, so that answers come in another order than the questions stand in. */
function daysOf(seed: number): readonly (readonly Question[])[] {
  const roll = dice(seed);
  const day = (count: number, failing: readonly number[]): readonly Question[] =>
    Array.from({ length: count }, (_, place) => ({
      text: `price of ${things[place]}`,
      ms: place === 0 ? roll(150, 200) : roll(20, 120),
      fails: failing.includes(place),
    }));
  return [day(roll(4, 6), []), day(roll(4, 6), [1, roll(2, 3)]), day(0, [])];
}

const ids = ['everybody answers', 'two hang up', 'no questions'];

export function plan(seed: number): Plan {
  return daysOf(seed).map(
    (questions, index): PlannedRun => ({
      id: ids[index],
      call: { module: 'ask-all.ts', name: 'askAll', args: [questions] },
    }),
  );
}

export function judge(results: readonly RunResult[], seed: number): readonly Property[] {
  const days = daysOf(seed);
  const [all, two, none] = results.map((result, index) => whatIsWrong(result, days[index]));
  const ordered = [all, none].filter((text) => text !== '');
    const atOnce = mostAtOnce(results[0].trace.marks);
  return [
    {
      name: 'Each answer stands where its question stood',
      passed: ordered.length === 0,
      weight: 0,
      feedback:
        ordered.length === 0
          ? 'The answers have the order of the questions, whenever each of them came.'
          : 'The answers are not in the order of the questions. Who decides in which order yours are put down?',
      evidence: ordered.join('\n'),
    },
    {
      name: 'All questions are under way at once',
      passed: atOnce === days[0].length,
      weight: 0,
      feedback:
        atOnce === days[0].length
          ? 'None waits until another has its answer.'
          : 'A question is asked only when the one before has its answer. Ask all of them, then wait.',
      evidence: `questions under way at once: ${atOnce} of ${days[0].length}, all done after ${results[0].trace.endMs} ms`,
    },
    {
      name: 'A question without an answer takes none from the others',
      passed: two === '',
      feedback:
        two === ''
          ? 'A failure is dealt with where it happens, and the others do not hear of it.'
          : 'Somebody hung up, and more than their own answer is missing. Where is the failure dealt with: for one question, or for all?',
      evidence: two,
    },
  ];
}

function whatIsWrong({ id, status, sentence, answered, value }: RunResult, questions: readonly Question[]): string {
  if (status === 'threw' || !answered) return `${id}: ${sentence}`;
  const expected = questions.map(({ text, fails }) => (fails ? 'no answer' : `the ${text}`));
  return JSON.stringify(value) === JSON.stringify(expected) ? '' : `${id}: ${shown(value)}\n  expected ${shown(expected)}`;
}
