import { sitePath } from '../shell/site-path.ts';
import type { LessonSource } from './lesson-source.ts';

/** Fetches a lesson as its authors wrote it. Rejects with a sentence where it cannot be had. */
export async function fetchLesson(lesson: string): Promise<LessonSource> {
  const response = await fetch(sitePath(`lessons/${lesson}.json`)).catch(() => undefined);
  if (!response?.ok) throw new Error('The lesson could not be fetched. Check the connection, then try again.');
  // Made by this site's own build from the same type.
  return (await response.json()) as LessonSource;
}
