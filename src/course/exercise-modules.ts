import type { Plugin } from 'vite';
import { CourseError } from './course-problem.ts';
import { courseVersionOf } from './course-version.ts';
import { digestOfExercise, gradeable, listingOf } from './graded-exercises.ts';
import type { SharedCourse } from './shared-course.ts';

const name = 'virtual:interleave/exercises';
const one = 'virtual:interleave/exercise/';

/**
 * Vite plugin: `virtual:interleave/exercises`, and a module for each exercise with all that marking needs, whose check is
 * compiled when it is asked for.
 */
export function exerciseModules(course: SharedCourse): Plugin {
  return {
    name: 'interleave:exercise-modules',
    resolveId: { filter: { id: /^virtual:interleave\/exercise(?:s$|\/)/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:interleave\/exercise(?:s$|\/)/ },
      async handler(id) {
        const { exercises, problems } = await course.readExercises();
        if (problems.length > 0) throw new CourseError(problems);
        if (id === `\0${name}`) {
          const loaders = exercises.map(
            (exercise) => `${JSON.stringify(exercise.id)}: () => import(${JSON.stringify(one + exercise.id)})`,
          );
          const version = await courseVersionOf(
            course.root,
            exercises.map((exercise) => [exercise.id, digestOfExercise(exercise)]),
          );
          return [
            `export const exercises = ${JSON.stringify(exercises.map(listingOf))};`,
            `export const courseVersion = ${JSON.stringify(version)};`,
            `export const graded = {\n${loaders.join(',\n')}\n};`,
          ].join('\n');
        }
        const exercise = exercises.find((known) => id === `\0${one}${known.id}`);
        if (!exercise) throw new Error(`no exercise of the course is ${id}`);
        return `export const exercise = ${JSON.stringify(await gradeable(course.root, exercise))};`;
      },
    },
  };
}
