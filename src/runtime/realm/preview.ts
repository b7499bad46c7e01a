/**
 * Any JavaScript value → a bounded {@link Preview}, taken at once, so that what the program changes later is not shown.
 * A getter is never called, a method of the value never asked; only the traps of a proxy run, and a trap that throws
 * turns the proxy into a placeholder. (A trap that never returns is an endless loop of the program's own.)
 */
import type { Preview, PreviewEntry } from '../results.ts';
import {
  cutWithin,
  NESTED_STRING_LIMIT,
  newBudget,
  symbolName,
  TOP_STRING_LIMIT,
  type Budget,
} from './preview-budget.ts';
import {
  elementEntries,
  memberEntries,
  pairEntries,
  propertyEntries,
  typedEntries,
  type Entries,
} from './preview-entries.ts';
import { causeOf, errorHead, isPartOfError, membersOf, NO_ENTRIES } from './preview-error.ts';
import { identify, type Identity } from './preview-kind.ts';
import { functionPreview, numberText, opaque, opaqueText, UNREADABLE } from './preview-opaque.ts';
import { mapSize, ownData, setSize } from './primordials.ts';
import { bufferDetached, bufferLength, sharedBufferLength, typedArrayLength, viewLength } from './primordials-kinds.ts';

/** Objects inside objects are unfolded this deep. */
const DEPTH_LIMIT = 4;

/** Where the preview is: the objects around the present one. */
type Trail = {
  readonly object: object;
  readonly depth: number;
  readonly up: Trail | undefined;
  /** Number by which a `circular` inside points at this object; 0 until one does. */
  ref: number;
};

/** A picture of one value, within the bounds of one line. */
export function preview(value: unknown, budget: Budget = newBudget()): Preview {
  return previewAt(value, undefined, budget);
}

function previewAt(value: unknown, up: Trail | undefined, budget: Budget): Preview {
  budget.nodes -= 1;
  switch (typeof value) {
    case 'string':
      return stringPreview(value, up === undefined ? TOP_STRING_LIMIT : NESTED_STRING_LIMIT, budget);
    case 'number':
      return { type: 'number', text: numberText(value) };
    case 'bigint':
      return { type: 'bigint', text: bigintText(value, budget) };
    case 'boolean':
      return { type: 'boolean', text: value ? 'true' : 'false' };
    case 'undefined':
      return { type: 'undefined', text: 'undefined' };
    case 'symbol':
      return { type: 'symbol', text: symbolName(value) };
    case 'function':
      return functionPreview(value);
    case 'object':
      return value === null ? { type: 'null', text: 'null' } : objectPreview(value, up, budget);
  }
}

function stringPreview(value: string, limit: number, budget: Budget): Preview {
  const text = cutWithin(value, limit, budget);
  return text.length < value.length ? { type: 'string', text, length: value.length } : { type: 'string', text };
}

function bigintText(value: bigint, budget: Budget): string {
  const digits = `${value}`;
  const kept = cutWithin(digits, NESTED_STRING_LIMIT, budget);
  return kept.length < digits.length ? `${kept}… (length ${digits.length})` : `${digits}n`;
}

function objectPreview(value: object, up: Trail | undefined, budget: Budget): Preview {
  for (let link = up; link !== undefined; link = link.up) {
    if (link.object === value) {
      if (link.ref === 0) {
        budget.refs += 1;
        link.ref = budget.refs;
      }
      return { type: 'circular', ref: link.ref };
    }
  }
  const trail: Trail = { object: value, depth: up === undefined ? 0 : up.depth + 1, up, ref: 0 };
  try {
    return shapedPreview(value, identify(value), trail, budget);
  } catch {
    return UNREADABLE;
  }
}

function shapedPreview(value: object, { kind, name }: Identity, trail: Trail, budget: Budget): Preview {
  const unfolds = trail.depth < DEPTH_LIMIT;
  const look = (inner: unknown): Preview => previewAt(inner, trail, budget);
  switch (kind) {
    case 'plain':
      return shaped('object', name, undefined, propertyEntries(value, unfolds, look, budget), trail);
    case 'array':
      return arrayPreview(value, name, (value as readonly unknown[]).length, trail, budget);
    case 'arguments': {
      const length = ownData(value, 'length');
      return arrayPreview(value, name, typeof length === 'number' ? length : 0, trail, budget);
    }
    case 'typed-array': {
      const size = typedArrayLength(value);
      const entries = typedEntries(value, size, unfolds, look, budget);
      return shaped('typed-array', name, size, entries, trail);
    }
    case 'map': {
      const size = mapSize(value);
      return shaped('map', name, size, pairEntries(value, size, unfolds, look, budget), trail);
    }
    case 'set': {
      const size = setSize(value);
      return shaped('set', name, size, memberEntries(value, size, unfolds, look, budget), trail);
    }
    case 'array-buffer':
      if (bufferDetached?.(value) === true) return opaque(`${name} (detached)`);
      return shaped('buffer', name, bufferLength(value), NOTHING, trail);
    case 'shared-buffer':
      return shaped('buffer', name, sharedBufferLength?.(value) ?? 0, NOTHING, trail);
    case 'data-view':
      return shaped('buffer', name, viewLength(value), NOTHING, trail);
    case 'error':
      return errorPreview(value, name, trail, budget);
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
      return opaque(opaqueText(value, kind, name, budget));
  }
}
const NOTHING: Entries = { entries: NO_ENTRIES, more: 0 };

function arrayPreview(value: object, name: string, length: number, trail: Trail, budget: Budget): Preview {
  const look = (inner: unknown): Preview => previewAt(inner, trail, budget);
  const found = elementEntries(value, length, trail.depth, trail.depth < DEPTH_LIMIT, look, budget);
  return shaped('array', name, length, found, trail);
}

type ObjectPreview = Extract<Preview, { type: 'object' }>;

function shaped(
  shape: ObjectPreview['shape'],
  name: string,
  size: number | undefined,
  { entries, more }: { readonly entries: readonly PreviewEntry[]; readonly more: number },
  { ref }: Trail,
): Preview {
  if (size === undefined && ref === 0) return { type: 'object', shape, name, entries, more };
  return {
    type: 'object',
    shape,
    name,
    ...(size === undefined ? {} : { size }),
    ...(ref === 0 ? {} : { ref }),
    entries,
    more,
  };
}

function errorPreview(error: object, name: string, trail: Trail, budget: Budget): Preview {
  const head = errorHead(error, name, trail.depth, budget);
  if (trail.depth >= DEPTH_LIMIT || budget.nodes <= 0) return { type: 'error', ...head, entries: NO_ENTRIES };
  const look = (inner: unknown): Preview => previewAt(inner, trail, budget);
  const rest = {
    ...causeOf(error, look),
    ...membersOf(error, look),
    entries: propertyEntries(error, true, look, budget, isPartOfError).entries,
  };
  return trail.ref === 0 ? { type: 'error', ...head, ...rest } : { type: 'error', ...head, ref: trail.ref, ...rest };
}
