import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { CourseError } from '../src/course/course-problem.ts';
import { runMachineOf } from '../src/course/exercise-programs.ts';
import { readExercises, type CourseExercise } from '../src/course/exercises.ts';
import { gradeable } from '../src/course/graded-exercises.ts';
import { readCourse, type LessonProgram } from '../src/course/lesson-programs.ts';
import type { Answer, GradedExercise } from '../src/runtime/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const virtualId = 'virtual:interleave/exercise-answers';

/** An exercise of the course with the answers that its author planted. */
export type PlantedExercise = {
  readonly exercise: GradedExercise;
  /** What a reader begins with. */
  readonly start: Answer;
  readonly solution: Answer;
  readonly wrong: readonly { readonly name: string; readonly fails: string; readonly answer: Answer }[];
};

function answerOf(changes: unknown, program: LessonProgram): Answer {
  return changes === 'machine'
    ? { kind: 'settings', machine: runMachineOf(program) }
    : { kind: 'code', files: program.program.files };
}

async function plantedIn(exercise: CourseExercise): Promise<readonly PlantedExercise[]> {
  if (exercise.answer !== 'program') return [];
  const { changes, start, solution, wrong } = exercise;
  return [
    {
      exercise: await gradeable(root, exercise),
      start: answerOf(changes, start),
      solution: answerOf(changes, solution),
      wrong: wrong.map(({ name, fails, given }) => ({ name, fails, answer: answerOf(changes, given) })),
    },
  ];
}

async function readAll(): Promise<readonly PlantedExercise[]> {
  const { lessons } = await readCourse(root);
  const { exercises, problems } = await readExercises(root, lessons);
  if (problems.length > 0) throw new CourseError(problems);
  return (await Promise.all(exercises.map(plantedIn))).flat();
}

/** Vite plugin for tests: `virtual:interleave/exercise-answers` holds every exercise of programs with its planted answers. */
export function exerciseAnswers(): Plugin {
  return {
    name: 'interleave:exercise-answers',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    load: async (id) =>
      id === `\0${virtualId}` ? `export const planted = ${JSON.stringify(await readAll())};` : undefined,
  };
}
