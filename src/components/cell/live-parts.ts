import { signal } from '@preact/signals';

/** What a cell needs once its reader reaches for it: runs, the compiler's front, and all that shows results. */
export type LiveParts = typeof import('./cell-run.ts') & typeof import('./Results.tsx');

/** The parts, as soon as they are here. One set serves all cells of the page. */
export const liveParts = signal<LiveParts | undefined>(undefined);

let loading: Promise<LiveParts> | undefined;

/** Fetches the parts once; after a failure, calling again tries again. Rejects with a sentence. */
export function loadLiveParts(): Promise<LiveParts> {
  loading ??= Promise.all([import('./cell-run.ts'), import('./Results.tsx')]).then(
    ([run, results]) => (liveParts.value = { ...run, ...results }),
    (cause: unknown) => {
      loading = undefined;
      throw new Error('The part of the site that runs programs could not be fetched. Check the connection, then press Run again.', {
        cause,
      });
    },
  );
  return loading;
}
