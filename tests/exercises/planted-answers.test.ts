import { describe, expect, it } from 'vitest';
import { planted } from 'virtual:interleave/exercise-answers';
import { examine, type Answer, type ExerciseMark, type GradedExercise } from '../../src/runtime/index.ts';
import { createSharedStage } from '../../src/runtime/machines/stage.ts';
import { marksBeside } from './marked-beside.ts';

/** Each answer is marked ten times, with other inputs each time. */
const [first, ...others] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The marks of an answer: the first as a reader gets it, the others with its runs beside each other. */
async function marksOf(exercise: GradedExercise, answer: Answer): Promise<readonly ExerciseMark[]> {
  const host = document.body.appendChild(document.createElement('div'));
  const marks = [
    await examine(exercise, answer, { host, seed: first }),
    ...(await marksBeside(exercise, answer, others, { host, stage: createSharedStage() })),
  ];
  host.remove();
  expect(marks).toHaveLength(10);
  return marks;
}

function failedIn({ properties }: ExerciseMark): readonly string[] {
  return properties.filter(({ passed }) => !passed).map(({ name }) => name);
}

describe.each(planted)('$exercise.id', ({ exercise, start, solution, wrong }) => {
  it('is passed by its solution each time', async () => {
    for (const mark of await marksOf(exercise, solution)) {
      expect(failedIn(mark), JSON.stringify(mark)).toEqual([]);
      expect(mark).toMatchObject({ status: 'marked', share: 1 });
      for (const { name, feedback } of mark.properties) expect(feedback, name).not.toBe('');
    }
  });

  it('earns next to nothing for what a reader begins with', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const mark = await examine(exercise, start, { host, seed: first });
    host.remove();
    expect(mark.share, JSON.stringify(mark)).toBeLessThan(0.5);
  });

  it.each(wrong)('is not passed by $name, each time for the property that it says', async ({ fails, answer }) => {
    for (const mark of await marksOf(exercise, answer)) {
      expect(mark.status, mark.sentence).toBe('marked');
      expect(failedIn(mark), JSON.stringify(mark)).toContain(fails);
      expect(mark.share).toBeLessThan(1);
    }
  });
});
