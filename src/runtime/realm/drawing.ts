/** `table` and `plot` of `lab`: a program's figures as bounded data, which the page draws. */
import type { DrawnCell, DrawnPoint, DrawnSeries, Drawing } from '../results.ts';
import { cut } from './preview-budget.ts';
import {
  append,
  getOwnProperty,
  getProperty,
  hasOwn,
  isArray,
  list,
  mapGet,
  mapSet,
  newMap,
  newTypeError,
  ownKeys,
  toText,
} from './primordials.ts';

const ROW_LIMIT = 100;
const COLUMN_LIMIT = 12;
const CELL_LIMIT = 200;
const SERIES_LIMIT = 8;
const POINT_LIMIT = 2_000;
const NAME_LIMIT = 80;

/** Rows as a table; throws a TypeError with a sentence for what is none. */
export function drawnTable(rows: unknown): Drawing {
  if (!isArray(rows)) throw newTypeError('table() takes an array of objects, one for each row; this is not one.');
  const columns = list<string>();
  const places = newMap<string, number>();
  const drawn = list<readonly DrawnCell[]>();
  for (let index = 0; index < rows.length && index < ROW_LIMIT; index += 1) {
    const row = getProperty(rows, index);
    if (typeof row !== 'object' || row === null) {
      throw newTypeError(`table() takes an array of objects, one for each row; element ${index} is no object.`);
    }
    append(drawn, drawnRow(row, columns, places));
  }
  return { kind: 'table', columns, rows: drawn, more: rows.length - drawn.length };
}

/** The cells of a row; a column that is new stands after the others, and rows before it end early. */
function drawnRow(row: object, columns: string[], places: Map<string, number>): readonly DrawnCell[] {
  const cells = list<DrawnCell>();
  const keys = ownKeys(row);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    if (typeof key !== 'string' || getOwnProperty(row, key)?.enumerable !== true) continue;
    let place = mapGet(places, key);
    if (place === undefined) {
      if (columns.length >= COLUMN_LIMIT) continue;
      place = columns.length;
      mapSet(places, key, place);
      append(columns, cut(key, NAME_LIMIT));
    }
    while (cells.length < place) append(cells, null);
    cells[place] = drawnCell(getProperty(row, key), key);
  }
  return cells;
}

function drawnCell(value: unknown, column: string): DrawnCell {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return value;
    case 'string':
      return cut(value, CELL_LIMIT);
    case 'bigint':
      return cut(toText(value), CELL_LIMIT);
    case 'undefined':
      return null;
    case 'object':
    case 'function':
    case 'symbol':
      if (value === null) return null;
      throw newTypeError(
        `table() shows numbers, texts, true and false; column ${cut(column, NAME_LIMIT)} holds something else.`,
      );
  }
}

/** Points or series as a plot; throws a TypeError with a sentence for what is none. */
export function drawnPlot(data: unknown, options: unknown): Drawing {
  const series = list<DrawnSeries>();
  const room: Room = { points: POINT_LIMIT, left: 0 };
  if (isArray(data)) append(series, { name: '', points: drawnPoints(data, room) });
  else if (typeof data === 'object' && data !== null) {
    const keys = ownKeys(data);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key !== 'string') continue;
      const points = getProperty(data, key);
      if (!isArray(points)) throw newTypeError(notPoints);
      if (series.length < SERIES_LIMIT)
        append(series, { name: cut(key, NAME_LIMIT), points: drawnPoints(points, room) });
      else room.left += points.length;
    }
  } else throw newTypeError(notPoints);
  return {
    kind: 'plot',
    mark: drawnMark(optionOf(options, 'kind')),
    title: textOption(options, 'title'),
    x: textOption(options, 'x'),
    y: textOption(options, 'y'),
    series,
    more: room.left,
  };
}

const notPoints =
  'plot() takes an array of points, or an object that holds one for each series. A point is a number, a pair [x, y] or an object { x, y }.';

/** How many points may still be drawn, and how many are left out: beyond that, or no number on either axis. */
type Room = { points: number; left: number };

function drawnPoints(points: readonly unknown[], room: Room): readonly DrawnPoint[] {
  const drawn = list<DrawnPoint>();
  for (let index = 0; index < points.length; index += 1) {
    if (room.points <= 0) {
      room.left += points.length - index;
      return drawn;
    }
    const point = drawnPoint(getProperty(points, index), index);
    if (point === undefined) {
      room.left += 1;
      continue;
    }
    room.points -= 1;
    append(drawn, point);
  }
  return drawn;
}

/** Undefined for a point that has no place, such as one of `NaN`. */
function drawnPoint(point: unknown, index: number): DrawnPoint | undefined {
  let x: unknown = index;
  let y: unknown = point;
  if (typeof point === 'object' && point !== null) {
    x = getProperty(point, isArray(point) ? 0 : 'x');
    y = getProperty(point, isArray(point) ? 1 : 'y');
  }
  if ((typeof x !== 'number' && typeof x !== 'string') || typeof y !== 'number') throw newTypeError(notPoints);
  if (!isFiniteNumber(y) || (typeof x === 'number' && !isFiniteNumber(x))) return undefined;
  return { x: typeof x === 'string' ? cut(x, NAME_LIMIT) : x, y };
}

/** Without the global function, which a program may replace. */
function isFiniteNumber(value: number): boolean {
  return value - value === 0;
}

function drawnMark(kind: unknown): 'line' | 'dot' | 'bar' {
  switch (kind) {
    case undefined:
    case 'line':
      return 'line';
    case 'dot':
      return 'dot';
    case 'bar':
      return 'bar';
    default:
      throw newTypeError('The kind of a plot is "line", "dot" or "bar".');
  }
}

function textOption(options: unknown, name: 'title' | 'x' | 'y'): string {
  const text = optionOf(options, name);
  if (text === undefined) return '';
  if (typeof text === 'string') return cut(text, NAME_LIMIT);
  throw newTypeError(`The option ${name} of a plot is a text.`);
}

function optionOf(options: unknown, name: string): unknown {
  if (typeof options !== 'object' || options === null || !hasOwn(options, name)) return undefined;
  return getProperty(options, name);
}
