import type { ExerciseListing, ExerciseTask, GradedExercise } from '../runtime/index.ts';
import { recipeVersion } from '../runtime/program/build-key.ts';
import { hashText } from '../runtime/program/hash.ts';
import { CourseError } from './course-problem.ts';
import { runMachineOf } from './exercise-programs.ts';
import type { CourseExercise } from './exercises.ts';

/** What lists and pages know of an exercise. */
export function listingOf({ id, facts }: CourseExercise): ExerciseListing {
  const { title, kind, lesson, points, minutes, tags, misconceptions } = facts;
  return { id, title, kind, lesson, unit: lesson.split('/', 1)[0] ?? '', points, minutes, tags, misconceptions };
}

/** Of all that decides how an answer to the exercise is marked. */
export function digestOfExercise(exercise: CourseExercise): string {
  const { id, facts } = exercise;
  return `sha256-${hashText(JSON.stringify([id, facts.kind, facts.points, decidersOf(exercise)]))}`;
}

function decidersOf(exercise: CourseExercise): unknown {
  switch (exercise.answer) {
    case 'item':
      return exercise.item;
    case 'explored':
      return [recipeVersion, exercise.asks, exercise.start.program.files];
    case 'program': {
      const { changes, start, check } = exercise;
      return [recipeVersion, changes, start.machine, start.program.files, check.hash];
    }
  }
}

/** All that it takes to mark answers to an exercise. Throws a {@link CourseError} where its check does not compile. */
export async function gradeable(root: string, exercise: CourseExercise): Promise<GradedExercise> {
  const { id, facts } = exercise;
  const { title, kind, points, hints } = facts;
  return { id, title, kind, points, hints, task: await taskOf(root, exercise), digest: digestOfExercise(exercise) };
}

async function taskOf(root: string, exercise: CourseExercise): Promise<ExerciseTask> {
  if (exercise.answer === 'item') return { kind: 'item', item: exercise.item };
  if (exercise.answer === 'explored') {
    const { asks, start, solution } = exercise;
    return {
      kind: 'explored',
      asks,
      start: start.program.files,
      ...(solution && { solution: solution.program.files }),
    };
  }
  // Loaded late: it brings the compiler.
  const { compileCheck } = await import('./compile.ts');
  const check = await compileCheck(root, exercise.check);
  if (!check.ok) throw new CourseError(check.problems);
  const { start, solution, changes } = exercise;
  return {
    kind: 'program',
    machine: runMachineOf(start),
    start: start.program.files,
    solution: solution.program.files,
    changes,
    ...(changes === 'machine' && { solvedBy: runMachineOf(solution) }),
    check: check.build,
  };
}
