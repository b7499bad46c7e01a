import type { APIRoute, GetStaticPaths } from 'astro';
import { readLessonSource } from '../../course/lesson-source.ts';
import { lessonName, readCourse } from '../../course/lesson-programs.ts';

const root = process.cwd();

/** One asset for each lesson with programs: fetched when a reader takes the lesson away. */
export const getStaticPaths = (async () => {
  const { lessons } = await readCourse(root);
  return lessons.map((file) => ({ params: { lesson: lessonName(file) }, props: { file } }));
}) satisfies GetStaticPaths;

/** A lesson as its reader takes it away. */
export const GET: APIRoute<{ file: string }> = async ({ props: { file } }) => {
  const { programs } = await readCourse(root);
  return Response.json(await readLessonSource(root, file, programs));
};
