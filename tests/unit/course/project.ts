import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CourseProblem } from '../../../src/course/course-problem.ts';
import { formatProblem } from '../../../src/course/course-problem.ts';
import { readLesson, type LessonProgram } from '../../../src/course/lesson-programs.ts';

/** The lesson that tests write, when nothing else is said. */
export const lessonFile = 'src/content/docs/unit/lesson/index.mdx';

/** Writes files into a folder of their own, gone after the test, and resolves to its path. */
export async function projectOf(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'course-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

/** The programs of a lesson whose fences hold all of them; a problem fails the test. */
export async function programsOf(source: string): Promise<readonly LessonProgram[]> {
  const { programs, problems } = await readLesson('/nowhere', lessonFile, source);
  if (problems.length > 0) throw new Error(formatted(problems).join('\n'));
  return programs;
}

/** Problems as an author reads them. */
export function formatted(problems: readonly CourseProblem[]): readonly string[] {
  return problems.map(formatProblem);
}
