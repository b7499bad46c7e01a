import { effect, signal } from '@preact/signals';
import { hasKept, leaveLastWords, onFirstKept } from '../../runtime/index.ts';
import type { LastWords } from '../../runtime/index.ts';
import type { CellState } from '../cell/cell-state.ts';
import { loadWithStyles } from '../editor/load-with-styles.ts';
import type { KeptProgram } from './keep-cell.ts';
import type { KeptDocument } from './keep-document.ts';
import type { notebookParts } from './notebook-parts.ts';

/** The notebook's part of the page, as soon as it is here. */
export const notebook = signal<typeof notebookParts | undefined>(undefined);

/**
 * Keeps what a reader makes of a cell's program, and shows what they made of it before. The code for it is fetched now if
 * this browser has ever kept anything, else once there is something to keep. Ends with the call of what it returns.
 */
export function keepLazily(cell: CellState, kept: KeptProgram | KeptDocument): () => void {
  const { reading } = cell.kept;
  let hasEnded = false;
  let end = (): void => undefined;
  const begin = async (): Promise<void> => {
    const parts = await loadNotebook();
    if (hasEnded) return;
    removeEventListener('pagehide', leave);
    end = parts.keep(cell, kept);
  };
  /** The page may be left before the notebook has come. */
  const leave = (): void => {
    if (isEdited()) leaveLastWords(lastWordsOf(cell, kept));
  };
  const isEdited = (): boolean => cell.edited.value;
  const isUsed = (): boolean => isEdited() || cell.phase.value.status !== 'idle';

  /** Begins when this holds for the first time, or when another tab keeps something. */
  const beginWhen = (isNeeded: () => boolean): void => {
    let isWaiting = true;
    const need = (): void => {
      if (!isWaiting) return;
      stopWaiting();
      begin().catch(() => {
        if (hasEnded) return;
        // A run alone leaves little to keep; what is written does.
        if (!isEdited()) beginWhen(isEdited);
        else cell.notice.value = unfetched;
      });
    };
    const stopHearing = onFirstKept(need);
    const stopWatching = effect(() => {
      if (isNeeded()) queueMicrotask(need);
    });
    const stopWaiting = (): void => {
      isWaiting = false;
      stopHearing();
      stopWatching();
    };
    end = stopWaiting;
  };

  if (hasKept()) {
    reading.value = 'under-way';
    begin().catch(() => {
      reading.value = 'done';
      if (!hasEnded) beginWhen(isEdited);
    });
  } else beginWhen(isUsed);
  addEventListener('pagehide', leave);
  return () => {
    hasEnded = true;
    removeEventListener('pagehide', leave);
    end();
  };
}

function lastWordsOf(cell: CellState, { kind, name }: KeptProgram | KeptDocument): LastWords {
  const { files: begun, title, author } = cell.program.value;
  const document = { title, begun, ...(author === 'stranger' && { stranger: true as const }) };
  return {
    format: 1,
    program: name,
    original: begun,
    files: cell.files.value,
    at: Date.now(),
    base: null,
    ...(kind === 'document' && document),
  };
}

const unfetched =
  'What you write here is not kept: a part of the site could not be fetched. Check the connection, and copy your code before you reload the page.';

/** Fetches the notebook's part of the page. Rejects where it does not arrive; calling again tries again. */
export async function loadNotebook(): Promise<typeof notebookParts> {
  if (notebook.value) return notebook.value;
  const { notebookParts } = await loadParts();
  return (notebook.value = notebookParts);
}

/** The server build must not see it: Astro would give its styles to every page with a cell. */
async function loadParts(): Promise<{ readonly notebookParts: typeof notebookParts }> {
  if (!import.meta.env.SSR) return loadWithStyles(() => import('./notebook-parts.ts'));
  throw new Error('Work is kept in a browser only');
}
