/** What an object holds, entry by entry, within bounds: elements, properties, pairs and members. */
import type { Preview, PreviewEntry } from '../results.ts';
import { keyName, type Budget } from './preview-budget.ts';
import { accessorPreview, opaque } from './preview-opaque.ts';
import {
  append,
  getOwnProperty,
  hasOwn,
  list,
  mapReader,
  min,
  ownKeys,
  setReader,
  type Property,
} from './primordials.ts';

/** The entries that were kept, and how many there are beside them. */
export type Entries = { readonly entries: readonly PreviewEntry[]; readonly more: number };

/** How the caller previews a value that it finds. */
type Look = (value: unknown) => Preview;

const PROPERTY_LIMIT = 50;
const ELEMENT_LIMIT = 100;
/** Above it the keys of an array are not listed, unless it begins with a hole and so is likely to have few. */
const LISTED_LENGTH_LIMIT = 1_000;

const NOTHING: readonly PreviewEntry[] = [];

/** Own enumerable properties; `leavesOut` names keys that are shown elsewhere. */
export function propertyEntries(
  value: object,
  unfolds: boolean,
  look: Look,
  budget: Budget,
  leavesOut?: (key: string | symbol) => boolean,
): Entries {
  const keys = ownKeys(value);
  if (!unfolds || budget.nodes <= 0) return { entries: NOTHING, more: keys.length };
  const entries = list<PreviewEntry>();
  let index = 0;
  for (; index < keys.length && entries.length < PROPERTY_LIMIT && budget.nodes > 0; index += 1) {
    const key = keys[index] as string | symbol;
    if (leavesOut?.(key) !== true) appendProperty(entries, value, key, look);
  }
  return { entries, more: keys.length - index };
}

function appendProperty(entries: PreviewEntry[], value: object, key: string | symbol, look: Look): void {
  const property = getOwnProperty(value, key);
  if (property?.enumerable === true) append(entries, { key: keyName(key), value: propertyPreview(property, look) });
}

function propertyPreview(property: Property, look: Look): Preview {
  return hasOwn(property, 'value') ? look(property.value) : accessorPreview(property.get, property.set);
}

/** Elements of an array with its holes counted, then its other properties, such as `index` of a match. */
export function elementEntries(
  value: object,
  length: number,
  depth: number,
  unfolds: boolean,
  look: Look,
  budget: Budget,
): Entries {
  if (!unfolds || budget.nodes <= 0) return { entries: NOTHING, more: length };
  const limit = depth === 0 ? ELEMENT_LIMIT : PROPERTY_LIMIT;
  return length > LISTED_LENGTH_LIMIT && hasOwn(value, 0)
    ? firstElements(value, length, limit, look, budget)
    : listedElements(value, length, limit, look, budget);
}

/** The beginning of a long array, by index: listing a million keys would take longer than the program. */
function firstElements(value: object, length: number, limit: number, look: Look, budget: Budget): Entries {
  const entries = list<PreviewEntry>();
  const end = min(limit, length);
  let index = 0;
  for (let next = 0; index < end && budget.nodes > 0; index += 1) {
    const property = getOwnProperty(value, index);
    if (property === undefined) continue;
    appendHole(entries, index - next);
    append(entries, { key: `${index}`, value: propertyPreview(property, look) });
    next = index + 1;
  }
  return { entries, more: length - index };
}

/** The elements that are there, by key: a hole of a billion costs nothing. */
function listedElements(value: object, length: number, limit: number, look: Look, budget: Budget): Entries {
  const entries = list<PreviewEntry>();
  const keys = ownKeys(value);
  let next = 0;
  let position = 0;
  for (; position < keys.length; position += 1) {
    const key = keys[position] as string | symbol;
    const index = indexOf(key, length);
    if (index === undefined) break;
    if (entries.length >= limit || budget.nodes <= 0) return { entries, more: length - next };
    const property = getOwnProperty(value, key);
    if (property === undefined) continue;
    appendHole(entries, index - next);
    append(entries, { key: `${index}`, value: propertyPreview(property, look) });
    next = index + 1;
  }
  appendHole(entries, length - next);
  for (; position < keys.length && entries.length < limit && budget.nodes > 0; position += 1) {
    appendProperty(entries, value, keys[position] as string | symbol, look);
  }
  return { entries, more: 0 };
}

/** The array index that a key names; keys of an object list their indices first and in order. */
function indexOf(key: string | symbol, length: number): number | undefined {
  if (typeof key === 'symbol') return undefined;
  const index = +key;
  return index >= 0 && index < length && `${index}` === key ? index : undefined;
}

/** A hole has no key of its own. */
function appendHole(entries: PreviewEntry[], size: number): void {
  if (size > 0) append(entries, { key: '', value: opaque(`<${size} empty>`) });
}

/** The beginning of a typed array. */
export function typedEntries(value: object, size: number, unfolds: boolean, look: Look, budget: Budget): Entries {
  if (!unfolds) return { entries: NOTHING, more: size };
  const entries = list<PreviewEntry>();
  // Elements of a typed array are its own: nothing else is asked for an index.
  const elements = value as ArrayLike<number | bigint>;
  let index = 0;
  for (; index < size && index < ELEMENT_LIMIT && budget.nodes > 0; index += 1) {
    append(entries, { key: `${index}`, value: look(elements[index]) });
  }
  return { entries, more: size - index };
}

/** The first pairs of a `Map`. */
export function pairEntries(map: object, size: number, unfolds: boolean, look: Look, budget: Budget): Entries {
  if (!unfolds) return { entries: NOTHING, more: size };
  const entries = list<PreviewEntry>();
  const next = mapReader(map);
  for (let step = next(); !isDone(step.done, entries, budget); step = next()) {
    append(entries, { key: look(step.value[0]), value: look(step.value[1]) });
  }
  return { entries, more: size - entries.length };
}

/** The first members of a `Set`. */
export function memberEntries(set: object, size: number, unfolds: boolean, look: Look, budget: Budget): Entries {
  if (!unfolds) return { entries: NOTHING, more: size };
  const entries = list<PreviewEntry>();
  const next = setReader(set);
  for (let step = next(); !isDone(step.done, entries, budget); step = next()) {
    append(entries, { key: `${entries.length}`, value: look(step.value) });
  }
  return { entries, more: size - entries.length };
}

const isDone = (done: boolean | undefined, entries: readonly PreviewEntry[], budget: Budget): boolean =>
  done === true || entries.length >= PROPERTY_LIMIT || budget.nodes <= 0;
