import { relative } from 'node:path';
import { readCourse, type Course } from './lesson-programs.ts';

/** The course of a project, read once for everyone who asks until files have changed. */
export type SharedCourse = {
  /** The project's root. */
  readonly root: string;
  readonly read: () => Promise<Course>;
  /** The next {@link SharedCourse.read} reads anew. */
  readonly forget: () => void;
  /** Whether a file, by its absolute path, may be a part of the course. */
  readonly holds: (path: string) => boolean;
};

/** The course of the project at `root`, an absolute path. */
export function shareCourse(root: string): SharedCourse {
  let reading: Promise<Course> | undefined;
  return {
    root,
    read: () => (reading ??= readCourse(root)),
    forget: () => {
      reading = undefined;
    },
    holds: (path) => /^src\/content\/.*\.(?:mdx|ts|js|json|yaml)$/u.test(relative(root, path).replaceAll('\\', '/')),
  };
}
