import type { Answer, GradedExercise } from '../../runtime/index.ts';
import { loadLiveExercise } from './load-live-exercise.ts';
import type { ExerciseState } from './exercise-state.ts';

/** One click on Check. Never rejects: what goes wrong is said in the exercise. */
export async function checkAnswer(
  state: ExerciseState,
  { url, answer, host }: { readonly url: string; readonly answer: Answer; readonly host: HTMLElement },
): Promise<void> {
  stopChecking(state);
  const stop = new AbortController();
  state.phase.value = { status: 'checking', step: undefined, stop };
  const isCurrent = (): boolean => state.phase.value.status === 'checking' && state.phase.value.stop === stop;
  try {
    const { examine, keepAttempt } = await loadLiveExercise();
    const exercise = await fetchExercise(url);
    if (!isCurrent()) return;
    const at = Date.now();
    const begun = performance.now();
    const mark = await examine(exercise, answer, {
      host,
      signal: stop.signal,
      onStep: (step) => {
        if (isCurrent()) state.phase.value = { status: 'checking', step, stop };
      },
    });
    // Who sees the mark may leave the page at once.
    await keepAttempt(exercise, answer, mark, at, performance.now() - begun);
    if (isCurrent()) state.phase.value = { status: 'checked', mark, answer };
  } catch (error) {
    if (!isCurrent()) return;
    state.phase.value = { status: 'failed', sentence: error instanceof Error ? error.message : String(error) };
  }
}

/** Ends the check that is under way, if one is. It ends with a mark that says so. */
export function stopChecking({ phase }: ExerciseState): void {
  if (phase.value.status === 'checking') phase.value.stop.abort();
}

const fetched = new Map<string, Promise<GradedExercise>>();

/** Fetches what marking and the solution need, once. Rejects with a sentence; calling again tries again. */
export function fetchExercise(url: string): Promise<GradedExercise> {
  const known = fetched.get(url);
  if (known) return known;
  const fetching = fetchJson(url);
  fetched.set(url, fetching);
  fetching.catch(() => fetched.delete(url));
  return fetching;
}

async function fetchJson(url: string): Promise<GradedExercise> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    // Made by this site's own build from the same type; a page that answers with HTML fails to parse.
    return (await response.json()) as GradedExercise;
  } catch (cause) {
    throw new Error('What this exercise is checked with could not be fetched. Check the connection, then try again.', {
      cause,
    });
  }
}
