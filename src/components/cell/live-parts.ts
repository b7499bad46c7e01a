import { signal } from '@preact/signals';
import type { liveCell } from './live-cell.ts';

/** The parts of a cell that are fetched when its reader reaches for it. */
export type LiveParts = typeof liveCell;

/** The parts, as soon as they are here. One set serves all cells of the page. */
export const liveParts = signal<LiveParts | undefined>(undefined);

let loading: Promise<LiveParts> | undefined;

/** Fetches the parts once; after a failure, calling again tries again. Rejects with a sentence. */
export function loadLiveParts(): Promise<LiveParts> {
  loading ??= import('./live-cell.ts').then(
    ({ liveCell }) => (liveParts.value = liveCell),
    (cause: unknown) => {
      loading = undefined;
      throw new Error(
        'The part of the site that runs programs could not be fetched. Check the connection and press Run again; if the site has changed since this page was opened, reload it.',
        { cause },
      );
    },
  );
  return loading;
}

/** Does something with the parts as soon as they are here. If they cannot be had, Run says so to someone who waits. */
export function whenLive(act: (parts: LiveParts) => void): void {
  loadLiveParts().then(act, () => {
    // Nobody waits yet.
  });
}
