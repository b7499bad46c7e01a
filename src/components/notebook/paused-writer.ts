import type { CellProgram, CellState, Files } from '../cell/cell-state.ts';

/** How long typing must pause before it is kept, in milliseconds. */
const pauseMs = 300;

/** Writes to the notebook for one cell: after a pause in typing, and one thing after another. */
export type PausedWriter = {
  /** Does something after all that was asked for before. Where it fails, the cell says so. */
  readonly inTurn: (act: () => Promise<void>) => void;
  /** The reader has written; what there is will be written once they pause. */
  readonly begin: () => void;
  readonly flush: () => void;
  /** Writes what is waiting, and nothing more. */
  readonly end: () => void;
};

/** A writer for a cell. `write` writes its present texts, if they are not written yet. */
export function pausedWriter(
  cell: CellState,
  write: (files: Files, program: CellProgram) => Promise<void>,
): PausedWriter {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<void>): void => {
    last = last.then(act).catch((error: unknown) => {
      cell.notice.value = `Your code could not be kept: ${error instanceof Error ? error.message : String(error)}`;
    });
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    // What is in the cell now; by its turn there may be another program in it.
    const { value: files } = cell.files;
    const { value: program } = cell.program;
    inTurn(() => write(files, program));
  };
  return {
    inTurn,
    flush,
    begin: () => {
      clearTimeout(timer);
      timer = setTimeout(flush, pauseMs);
    },
    end: () => {
      if (timer !== undefined) flush();
    },
  };
}

/** Calls `leave` when the page is left, and `hide` when it goes out of sight. Ends with the call of what it returns. */
export function onLeaving(leave: () => void, hide: () => void): () => void {
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') hide();
  };
  document.addEventListener('visibilitychange', onHidden);
  addEventListener('pagehide', leave);
  return () => {
    document.removeEventListener('visibilitychange', onHidden);
    removeEventListener('pagehide', leave);
  };
}
