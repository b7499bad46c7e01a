import { describe, expect, it } from 'vitest';
import { planted } from 'virtual:interleave/exercise-answers';
import { examine, type Answer, type ExerciseMark, type GradedExercise } from '../../src/runtime/index.ts';

/** Each answer is marked this often, with other inputs each time. */
const times = 10;

async function marksOf(exercise: GradedExercise, answer: Answer, often = times): Promise<readonly ExerciseMark[]> {
  const host = document.body.appendChild(document.createElement('div'));
  const marks: ExerciseMark[] = [];
  for (let seed = 1; seed <= often; seed += 1) marks.push(await examine(exercise, answer, { host, seed }));
  host.remove();
  return marks;
}

function failedIn({ properties }: ExerciseMark): readonly string[] {
  return properties.filter(({ passed }) => !passed).map(({ name }) => name);
}

describe.each(planted)('$exercise.id', { timeout: 300_000 }, ({ exercise, start, solution, wrong }) => {
  it('is passed by its solution each time', async () => {
    for (const mark of await marksOf(exercise, solution)) {
      expect(failedIn(mark), JSON.stringify(mark)).toEqual([]);
      expect(mark).toMatchObject({ status: 'marked', share: 1 });
      for (const { name, feedback } of mark.properties) expect(feedback, name).not.toBe('');
    }
  });

  it('earns nothing for what a reader begins with', async () => {
    const [mark] = await marksOf(exercise, start, 1);
    expect(mark?.share, JSON.stringify(mark)).toBeLessThan(0.5);
  });

  it.each(wrong)('is not passed by $name, each time for the property that it says', async ({ fails, answer }) => {
    for (const mark of await marksOf(exercise, answer)) {
      expect(mark.status, mark.sentence).toBe('marked');
      expect(failedIn(mark), JSON.stringify(mark)).toContain(fails);
      expect(mark.share).toBeLessThan(1);
    }
  });
});
