/** A table as lines of aligned text. */
import type { Preview, TablePreview } from '../results.ts';

const GAP = '  ';

/** One line for the columns' names and one per row, columns aligned at their left; `cellText` writes a cell. */
export function tableText({ columns, rows, more }: TablePreview, cellText: (cell: Preview) => string): string {
  const lines = [columns, ...rows.map((row) => row.map((cell) => quoted(cell, cellText)))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  const text = lines.map((line) => aligned(line, widths));
  return [...text, ...(more > 0 ? [`… ${more} more`] : [])].join('\n');
}

/** A string stands in quotes, so that `'1'` and `1` differ; a line break in it would tear the row apart. */
const quoted = (cell: Preview, cellText: (cell: Preview) => string): string =>
  (cell.type === 'string' ? `'${cellText(cell)}'` : cellText(cell)).replaceAll('\n', '\\n');

const aligned = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
    .join(GAP)
    .trimEnd();

/** Width in code points. */
const widthOf = (text: string): number => Array.from(text).length;
