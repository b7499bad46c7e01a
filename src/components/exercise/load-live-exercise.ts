import type * as LiveExercise from './live-exercise.ts';

let loading: Promise<typeof LiveExercise> | undefined;

/** Fetches what checks answers and keeps attempts, once; after a failure, calling again tries again. Rejects with a sentence. */
export function loadLiveExercise(): Promise<typeof LiveExercise> {
  loading ??= import('./live-exercise.ts').catch((cause: unknown) => {
    loading = undefined;
    throw new Error(
      'The part of the site that checks answers could not be fetched. Check the connection and press Check again; if the site has changed since this page was opened, reload it.',
      { cause },
    );
  });
  return loading;
}
