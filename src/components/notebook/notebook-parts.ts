import { CompareView } from './CompareView.tsx';
import type { CellState } from '../cell/cell-state.ts';
import { keepCell } from './keep-cell.ts';
import type { KeptProgram } from './keep-cell.ts';
import { keepDocument } from './keep-document.ts';
import type { KeptDocument } from './keep-document.ts';
import { KeptLine } from './KeptLine.tsx';
import './notebook.css';

/** What a cell needs of the notebook, in one piece. */
export const notebookParts = {
  CompareView,
  keep: (cell: CellState, kept: KeptProgram | KeptDocument): (() => void) =>
    kept.kind === 'program' ? keepCell(cell, kept) : keepDocument(cell, kept),
  KeptLine,
} as const;
