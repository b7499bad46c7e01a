import { compileCheck, compileLessonProgram } from './compile.ts';
import type { CourseProblem } from './course-problem.ts';
import { programsOfExercise, readExercises, type CourseExercise } from './exercises.ts';
import { readShownExercises } from './lesson-exercises.ts';
import { lessonName, type Course, type LessonProgram } from './lesson-programs.ts';
import { readText } from './program-folder.ts';
import { readRecorded } from './recorded.ts';
import { termProblems } from './terms.ts';
import { typeCheck } from './type-check.ts';
import { units } from './units.ts';

/** What has to be put right before the course can be built, and what should be. */
export type CourseCheck = { readonly problems: readonly CourseProblem[]; readonly warnings: readonly CourseProblem[] };

/** Checks a course as it was read: its lessons, terms, types, compiled forms and recordings, all of it before it answers. */
export async function checkCourse(root: string, { lessons, programs, problems }: Course): Promise<CourseCheck> {
  const { exercises, problems: exerciseProblems } = await readExercises(root, lessons);
  const exercisePrograms = exercises.flatMap(programsOfExercise);
  const [compiled, compiledExercises, terms, recordings] = await Promise.all([
    compileProblems(root, programs),
    exercisesCompileProblems(root, exercises),
    termProblems(root, lessons),
    Promise.all(programs.map(async (program) => ({ program, recording: await readRecorded(root, program) }))),
  ]);
  return {
    problems: [
      ...problems,
      ...unlistedLessons(lessons),
      ...terms,
      ...exerciseProblems,
      ...(await shownExerciseProblems(root, lessons, exercises)),
      ...typeCheck(root, [...programs, ...exercisePrograms]),
      ...compiled,
      ...compiledExercises,
      ...recordings.flatMap(({ recording }) => (recording.status === 'unreadable' ? [recording.problem] : [])),
    ],
    warnings: recordings.flatMap(({ program, recording }) =>
      recording.status === 'missing'
        ? [
            {
              ...program.shownAt,
              message: `The program "${program.id}" has no recorded output. Make it with "npm run record".`,
            },
          ]
        : [],
    ),
  };
}

async function compileProblems(root: string, programs: readonly LessonProgram[]): Promise<readonly CourseProblem[]> {
  const problems: CourseProblem[] = [];
  for (const program of programs) {
    const compiled = await compileLessonProgram(root, program);
    if (!compiled.ok) problems.push(...compiled.problems);
  }
  return problems;
}

async function shownExerciseProblems(
  root: string,
  lessons: readonly string[],
  exercises: readonly CourseExercise[],
): Promise<readonly CourseProblem[]> {
  const known = new Set(exercises.map(({ id }) => id));
  const found = await Promise.all(
    lessons.map(async (file) => readShownExercises(file, await readText(root, file), known).problems),
  );
  return found.flat();
}

async function exercisesCompileProblems(
  root: string,
  exercises: readonly CourseExercise[],
): Promise<readonly CourseProblem[]> {
  const problems: CourseProblem[] = [];
  for (const exercise of exercises) {
    if (exercise.answer === 'explored') problems.push(...(await compileProblems(root, exercise.programs)));
    if (exercise.answer !== 'program') continue;
    const { start, solution, wrong, check } = exercise;
    problems.push(...(await compileProblems(root, [start, solution, ...wrong.map(({ given }) => given)])));
    const compiled = await compileCheck(root, check);
    if (!compiled.ok) problems.push(...compiled.problems);
  }
  return problems;
}

/** A lesson that no unit lists would be built and never be found. */
function unlistedLessons(lessons: readonly string[]): readonly CourseProblem[] {
  const listed = new Set(units.flatMap(({ folder, lessons: names }) => names.map((name) => `${folder}/${name}`)));
  return lessons
    .filter((file) => lessonName(file).includes('/') && !listed.has(lessonName(file)))
    .map((file) => ({ file, line: 1, message: 'No unit lists this lesson: add it to src/course/units.ts.' }));
}
