import { relative } from 'node:path';
import { readExercises, type Exercises } from './exercises.ts';
import { readCourse, type Course } from './lesson-programs.ts';

/** The course of a project, read once for everyone who asks until files have changed. */
export type SharedCourse = {
  /** The project's root. */
  readonly root: string;
  readonly read: () => Promise<Course>;
  readonly readExercises: () => Promise<Exercises>;
  /** What is read next is read anew. */
  readonly forget: () => void;
  /** Whether a file, by its absolute path, may be a part of the course. */
  readonly holds: (path: string) => boolean;
};

/** The course of the project at `root`, an absolute path. */
export function shareCourse(root: string): SharedCourse {
  let reading: Promise<Course> | undefined;
  let readingExercises: Promise<Exercises> | undefined;
  const read = (): Promise<Course> => (reading ??= readCourse(root));
  return {
    root,
    read,
    readExercises: () => (readingExercises ??= read().then(({ lessons }) => readExercises(root, lessons))),
    forget: () => {
      reading = undefined;
      readingExercises = undefined;
    },
    holds: (path) => /^src\/content\/.*\.(?:mdx|ts|js|json|yaml)$/u.test(relative(root, path).replaceAll('\\', '/')),
  };
}
