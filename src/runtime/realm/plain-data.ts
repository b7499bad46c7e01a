import { identify } from './preview-kind.ts';
import { cloneValue } from './primordials-platform.ts';
import {
  bufferLength,
  isView,
  typedArrayBuffer,
  typedArrayBytes,
  typedArrayName,
  viewBuffer,
  viewLength,
} from './primordials-kinds.ts';
import {
  append,
  isArray,
  list,
  mapReader,
  newWeakMap,
  ownData,
  ownKeys,
  setReader,
  toText,
  weakMapGet,
  weakMapSet,
} from './primordials.ts';

/** How large a value may be that a program hands over: parts, and bytes in all. A kB is 1,000 bytes. */
const plainDataLimits = { parts: 200_000, bytes: 4_000_000 } as const;

/** A copy of a value that any realm can hold, or the sentence that says why there can be none. */
export type PlainData =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly sentence: string };

/**
 * Copies a value for another realm: data alone, of bounded size. Getters of the value are called, as structured clone
 * does; whatever they do happens here, before anything is handed over.
 */
export function copyPlainData(value: unknown): PlainData {
  let copy: unknown;
  try {
    copy = cloneValue(value);
  } catch {
    return {
      ok: false,
      sentence: 'It holds something that cannot be copied to another thread, such as a function, a promise or a proxy.',
    };
  }
  const sentence = whatIsWrong(copy);
  return sentence === undefined ? { ok: true, value: copy } : { ok: false, sentence };
}

const tooLarge = `It is too large: a value that is handed over has at most ${toText(plainDataLimits.parts)} parts and ${toText(plainDataLimits.bytes / 1000)} kB.`;

/** Goes through a fresh clone, in which no code of the program's is left. */
function whatIsWrong(copy: unknown): string | undefined {
  const waiting = list<unknown>();
  const seen = newWeakMap<object, true>();
  let parts = 0;
  let bytes = 0;
  append(waiting, copy);
  while (waiting.length > 0) {
    const value = waiting[waiting.length - 1];
    waiting.length -= 1;
    parts += 1;
    bytes += typeof value === 'string' ? 2 * value.length : 8;
    if (typeof value === 'object' && value !== null && weakMapGet(seen, value) === undefined) {
      weakMapSet(seen, value, true);
      const found = look(value, waiting);
      if (typeof found === 'string') return found;
      bytes += found;
    }
    if (parts + waiting.length > plainDataLimits.parts || bytes > plainDataLimits.bytes) return tooLarge;
  }
  return undefined;
}

/** The bytes of one object's own, and its parts into the list; or why it may not be handed over. */
function look(value: object, waiting: unknown[]): number | string {
  if (isArray(value)) {
    if (value.length > plainDataLimits.parts) return tooLarge;
    for (let index = 0; index < value.length; index += 1) append(waiting, ownData(value, index));
    return 0;
  }
  if (isView(value)) {
    const isTyped = typedArrayName(value) !== undefined;
    const buffer = isTyped ? typedArrayBuffer(value) : viewBuffer(value);
    if (isShared(buffer)) return sharedSentence;
    return isTyped ? typedArrayBytes(value) : viewLength(value);
  }
  const { kind, name } = identify(value);
  switch (kind) {
    case 'plain':
    case 'error': {
      const keys = ownKeys(value);
      for (let index = 0; index < keys.length; index += 1) {
        const key = keys[index];
        if (key === undefined) continue;
        append(waiting, key);
        append(waiting, ownData(value, key));
      }
      return 0;
    }
    case 'map': {
      const read = mapReader(value);
      for (let step = read(); step.done !== true; step = read()) {
        append(waiting, ownData(step.value, 0));
        append(waiting, ownData(step.value, 1));
        if (waiting.length > plainDataLimits.parts) return tooLarge;
      }
      return 0;
    }
    case 'set': {
      const read = setReader(value);
      for (let step = read(); step.done !== true; step = read()) {
        append(waiting, step.value);
        if (waiting.length > plainDataLimits.parts) return tooLarge;
      }
      return 0;
    }
    case 'array-buffer':
      return bufferLength(value);
    case 'date':
    case 'number':
    case 'string':
    case 'boolean':
    case 'bigint':
      return 8;
    case 'shared-buffer':
      return sharedSentence;
    case 'arguments':
    case 'array':
    case 'typed-array':
    case 'data-view':
    case 'pattern':
    case 'promise':
    case 'weak':
    case 'symbol':
    case 'node':
      return `It holds a ${name}, which is not plain data.`;
  }
}

const sharedSentence = 'It holds shared memory, which no other realm may see: hand over a copy of it.';

function isShared(buffer: unknown): boolean {
  return typeof buffer === 'object' && buffer !== null && identify(buffer).kind === 'shared-buffer';
}

/** Bytes that a value which is a buffer, or lies on one, still holds; null for anything else. A transferred one holds none. */
export function bytesLeftIn(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  try {
    if (isView(value)) return typedArrayName(value) === undefined ? viewLength(value) : typedArrayBytes(value);
    return identify(value).kind === 'array-buffer' ? bufferLength(value) : null;
  } catch {
    // A view whose buffer was transferred away does not say its length.
    return 0;
  }
}
