import { signal } from '@preact/signals';
import type { Position } from '../../runtime/index.ts';
import type { CellState } from './cell-state.ts';

/** A cell of the page as the other cells know it: they may import from it. */
export type PageCell = {
  readonly cell: CellState;
  /** Opens its editor at a place in one of its own files. */
  readonly reveal: (at: Position) => void;
};

/** The lesson's cells that have come to life, by their ids. */
export const pageCells = signal<ReadonlyMap<string, PageCell>>(new Map());

/** Enters a cell, and takes it out again with the call of what it returns. */
export function enterCell(id: string, entry: PageCell): () => void {
  pageCells.value = new Map([...pageCells.peek(), [id, entry]]);
  return () => {
    if (pageCells.peek().get(id) !== entry) return;
    pageCells.value = new Map([...pageCells.peek()].filter(([known]) => known !== id));
  };
}
