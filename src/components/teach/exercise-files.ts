import type { GradedExercise } from '../../runtime/index.ts';
import { sitePath } from '../shell/site-path.ts';

const loading = new Map<string, Promise<GradedExercise>>();

/** All that marking an exercise needs, from the site itself. Rejects with a sentence; calling again tries again. */
export function loadExercise(id: string): Promise<GradedExercise> {
  const known = loading.get(id);
  if (known) return known;
  const found = fetchExercise(id);
  loading.set(id, found);
  found.catch(() => loading.delete(id));
  return found;
}

async function fetchExercise(id: string): Promise<GradedExercise> {
  let response: Response;
  try {
    response = await fetch(sitePath(`exercises/${id}.json`));
  } catch (cause) {
    throw new Error(`The exercise "${id}" could not be fetched. Check the connection and try again.`, { cause });
  }
  if (!response.ok) throw new Error(`This version of the course does not have the exercise "${id}".`);
  // The site's own file, which its build made by this type.
  return (await response.json()) as GradedExercise;
}
