import { signal } from '@preact/signals';
import type * as Running from './cell-run.ts';
import type * as Printing from './Output.tsx';
import type * as Finding from './Problems.tsx';

/** What a cell needs once its reader reaches for it: runs, the compiler's front, and all that shows results. */
export type LiveParts = typeof Running & typeof Printing & typeof Finding;

/** The parts, as soon as they are here. One set serves all cells of the page. */
export const liveParts = signal<LiveParts | undefined>(undefined);

let loading: Promise<LiveParts> | undefined;

/** Fetches the parts once; after a failure, calling again tries again. Rejects with a sentence. */
export function loadLiveParts(): Promise<LiveParts> {
  loading ??= Promise.all([import('./cell-run.ts'), import('./Output.tsx'), import('./Problems.tsx')]).then(
    ([run, output, problems]) => (liveParts.value = { ...run, ...output, ...problems }),
    (cause: unknown) => {
      loading = undefined;
      throw new Error(
        'The part of the site that runs programs could not be fetched. Check the connection, then press Run again.',
        {
          cause,
        },
      );
    },
  );
  return loading;
}
