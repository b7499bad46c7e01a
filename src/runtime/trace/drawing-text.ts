import type { Drawing, DrawnCell, Preview } from '../results.ts';
import { tableText } from './table-text.ts';

/** A picture as rows of figures: what it shows, without the picture. */
export type FigureTable = {
  /** Empty where the program gave none. */
  readonly title: string;
  readonly columns: readonly string[];
  /** A text for each column. */
  readonly rows: readonly (readonly string[])[];
  /** Rows or points that are left out. */
  readonly more: number;
};

/** Rows of a plot's table. */
const plotRows = 100;

/** The figures of a picture: a table as it is, a plot by the points of its first axis. */
export function figuresOf(drawing: Drawing): FigureTable {
  if (drawing.kind === 'table') {
    const { columns, rows, more } = drawing;
    return { title: '', columns, rows: rows.map((row) => columns.map((_, column) => cellText(row[column]))), more };
  }
  const { title, x, y, series, more } = drawing;
  const byX = new Map<number | string, string[]>();
  for (const [index, { points }] of series.entries()) {
    for (const point of points) {
      const row = byX.get(point.x) ?? series.map(() => '');
      row[index] = [row[index], cellText(point.y)].filter((text) => text !== '').join(', ');
      byX.set(point.x, row);
    }
  }
  const rows = [...byX].map(([at, texts]) => [cellText(at), ...texts]);
  return {
    title,
    columns: [x || 'x', ...series.map(({ name }) => name || y || 'y')],
    rows: rows.slice(0, plotRows),
    more: more + Math.max(0, rows.length - plotRows),
  };
}

/** A picture as text: its title, and its figures in aligned columns. */
export function drawingText(drawing: Drawing): string {
  const { title, columns, rows, more } = figuresOf(drawing);
  const cells = rows.map((row) => row.map((text): Preview => ({ type: 'opaque', text })));
  const figures = tableText({ columns, rows: cells, more }, (cell) => ('text' in cell ? cell.text : ''));
  return title === '' ? figures : `${title}\n${figures}`;
}

/** A cell in words; a number to the digits that can be used. */
function cellText(cell: DrawnCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? String(Number(cell.toPrecision(numberDigits))) : String(cell);
}

const numberDigits = 12;
