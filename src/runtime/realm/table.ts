/** `console.table`: rows and columns of a value that has them. */
import type { Preview, TablePreview } from '../results.ts';
import { keyName, newBudget, type Budget } from './preview-budget.ts';
import { identify } from './preview-kind.ts';
import { accessorPreview, opaque } from './preview-opaque.ts';
import { primitiveText } from './format.ts';
import { preview } from './preview.ts';
import {
  append,
  getOwnProperty,
  hasOwn,
  isArray,
  list,
  mapGet,
  mapHas,
  mapReader,
  mapSet,
  mapSize,
  newMap,
  ownData,
  ownKeys,
  setReader,
  setSize,
  type Property,
} from './primordials.ts';
import { typedArrayLength } from './primordials-kinds.ts';

const ROW_LIMIT = 100;
const COLUMN_LIMIT = 20;
const EMPTY = opaque('');

/** A row before it is laid out: its key, and the property that holds its cells; none for a hole. */
type Row = { readonly key: Preview; readonly property: Property | undefined };
type Rows = { readonly keyName: string; readonly rows: readonly Row[]; readonly more: number };

/**
 * Lays a value out as a table: one row per element, entry or property, one column per property of theirs.
 * `columns` names the only columns to show. `undefined` for what has no rows; the caller then prints a line.
 */
export function tablePreview(data: unknown, columns?: unknown): TablePreview | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  try {
    const rows = rowsOf(data);
    return rows === undefined ? undefined : layOut(rows, wantedColumns(columns));
  } catch {
    // A trap of a proxy threw.
    return undefined;
  }
}

function rowsOf(data: object): Rows | undefined {
  const { kind } = identify(data);
  switch (kind) {
    case 'map':
      return mapRows(data);
    case 'set':
      return setRows(data);
    case 'typed-array':
      return indexedRows(data, typedArrayLength(data));
    case 'array':
      return indexedRows(data, (data as readonly unknown[]).length);
    case 'plain':
    case 'arguments':
    case 'error':
      return propertyRows(data);
    case 'data-view':
    case 'array-buffer':
    case 'shared-buffer':
    case 'date':
    case 'pattern':
    case 'promise':
    case 'weak':
    case 'number':
    case 'string':
    case 'boolean':
    case 'symbol':
    case 'bigint':
    case 'node':
      return undefined;
  }
}

function indexedRows(data: object, length: number): Rows {
  const rows = list<Row>();
  let index = 0;
  for (; index < length && index < ROW_LIMIT; index += 1) {
    append(rows, { key: opaque(`${index}`), property: getOwnProperty(data, index) });
  }
  return { keyName: '(index)', rows, more: length - index };
}

function propertyRows(data: object): Rows {
  const rows = list<Row>();
  const keys = ownKeys(data);
  let position = 0;
  for (; position < keys.length && rows.length < ROW_LIMIT; position += 1) {
    const key = keys[position] as string | symbol;
    const property = getOwnProperty(data, key);
    if (property?.enumerable === true) append(rows, { key: opaque(keyName(key)), property });
  }
  return { keyName: '(index)', rows, more: keys.length - position };
}

function mapRows(map: object): Rows {
  const rows = list<Row>();
  const next = mapReader(map);
  for (let step = next(); step.done !== true && rows.length < ROW_LIMIT; step = next()) {
    append(rows, { key: preview(step.value[0]), property: { value: step.value[1] } });
  }
  return { keyName: '(key)', rows, more: mapSize(map) - rows.length };
}

function setRows(set: object): Rows {
  const rows = list<Row>();
  const next = setReader(set);
  for (let step = next(); step.done !== true && rows.length < ROW_LIMIT; step = next()) {
    append(rows, { key: opaque(`${rows.length}`), property: { value: step.value } });
  }
  return { keyName: '(index)', rows, more: setSize(set) - rows.length };
}

/** The columns of a table as they are found, and what is in them. */
type Layout = {
  readonly names: string[];
  readonly places: Map<string, number>;
  readonly wanted: Map<string, true> | undefined;
  readonly budget: Budget;
};

function layOut({ keyName: firstColumn, rows, more }: Rows, wanted: Map<string, true> | undefined): TablePreview {
  const layout: Layout = { names: list(), places: newMap(), wanted, budget: newBudget() };
  const found = list<Map<number, Preview>>();
  const values = list<Preview | undefined>();
  let hasValues = false;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    const cells = newMap<number, Preview>();
    const value = row === undefined ? undefined : fillRow(cells, row, layout);
    append(found, cells);
    append(values, value);
    hasValues ||= value !== undefined;
  }
  const columns = list<string>();
  append(columns, firstColumn);
  for (let column = 0; column < layout.names.length; column += 1) append(columns, layout.names[column] ?? '');
  if (hasValues) append(columns, 'Values');
  const table = list<readonly Preview[]>();
  for (let index = 0; index < rows.length; index += 1) {
    const cells = list<Preview>();
    append(cells, rows[index]?.key ?? EMPTY);
    for (let column = 0; column < layout.names.length; column += 1) {
      append(cells, mapGet(found[index] as Map<number, Preview>, column) ?? EMPTY);
    }
    if (hasValues) append(cells, values[index] ?? EMPTY);
    append(table, cells);
  }
  return { columns, rows: table, more };
}

/** Puts a row's properties into its cells; gives back what belongs in the column of plain values. */
function fillRow(cells: Map<number, Preview>, { property }: Row, layout: Layout): Preview | undefined {
  if (property === undefined) return undefined;
  if (!hasOwn(property, 'value')) return accessorPreview(property.get, property.set);
  const { value } = property;
  if (typeof value !== 'object' || value === null || rowsOf(value) === undefined) return preview(value, layout.budget);
  const keys = ownKeys(value);
  for (let index = 0; index < keys.length && index < COLUMN_LIMIT; index += 1) {
    const key = keys[index] as string | symbol;
    const cell = getOwnProperty(value, key);
    const column = cell?.enumerable === true ? columnOf(keyName(key), layout) : undefined;
    if (cell === undefined || column === undefined) continue;
    mapSet(
      cells,
      column,
      hasOwn(cell, 'value') ? preview(cell.value, layout.budget) : accessorPreview(cell.get, cell.set),
    );
  }
  return undefined;
}

function columnOf(name: string, { names, places, wanted }: Layout): number | undefined {
  const place = mapGet(places, name);
  if (place !== undefined) return place;
  if (names.length >= COLUMN_LIMIT || (wanted !== undefined && !mapHas(wanted, name))) return undefined;
  mapSet(places, name, names.length);
  append(names, name);
  return names.length - 1;
}

function wantedColumns(columns: unknown): Map<string, true> | undefined {
  if (!isArray(columns)) return undefined;
  const wanted = newMap<string, true>();
  for (let index = 0; index < columns.length && index < COLUMN_LIMIT; index += 1) {
    const name = primitiveText(ownData(columns, index));
    if (name !== undefined) mapSet(wanted, keyName(name), true);
  }
  return wanted;
}
