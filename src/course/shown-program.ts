import type { CellProps } from '../components/cell/cell-props.ts';
import type { Recorded } from '../runtime/index.ts';

/** A program as a page shows it: what the cell is told, and the code of each file as static HTML. */
export type ShownProgram = {
  readonly cell: Omit<CellProps, 'buildUrl'>;
  /** Other cells of its lesson import from it. */
  readonly isBuiltOn: boolean;
  /** Of the files and the recipe: names the compiled form, which is an asset of its own. */
  readonly hash: string;
  readonly code: readonly HighlightedFile[];
  /** What a real run of it printed: for readers without scripts, and for print. */
  readonly recorded?: Recorded;
};

/** A file of a program, highlighted (see `highlight`). */
export type HighlightedFile = { readonly name: string; readonly html: string };
