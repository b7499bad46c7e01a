import { bufferLength, isView, typedArrayBytes, typedArrayName, viewLength } from './primordials-kinds.ts';
import { getPrototypeOf, isArray, mapSize, ownData, ownKeys, setSize } from './primordials.ts';

/** Values that an estimate looks at. */
const mostValues = 100;
/** Items of an array that stand for all of it. */
const mostItems = 20;

const bufferPrototype = ArrayBuffer.prototype;
const mapPrototype = Map.prototype;
const setPrototype = Set.prototype;
const { round } = Math;

/**
 * About how many bytes the structured clone of a value takes: an estimate from a part of it, because no engine tells.
 * Asks no getter. What was transferred is empty by then, and what is shared counts nothing. Only for what an engine has
 * just cloned: there is no proxy in it, whose code would run here.
 */
export function sizeOfClone(value: unknown): number {
  let left = mostValues;

  const sizeOf = (part: unknown): number => {
    if (typeof part === 'string') return part.length + 2;
    if (typeof part === 'number' || typeof part === 'bigint') return 8;
    return typeof part === 'object' && part !== null ? sizeOfObject(part) : 1;
  };

  const sizeOfObject = (object: object): number => {
    if (left <= 0) return 0;
    left -= 1;
    if (isView(object)) return typedArrayName(object) === undefined ? viewLength(object) : typedArrayBytes(object);
    if (isArray(object)) {
      const items = object.length < mostItems ? object.length : mostItems;
      let size = 0;
      for (let index = 0; index < items; index += 1) size += sizeOf(ownData(object, index));
      return 4 + (items === 0 ? 0 : round((size / items) * object.length));
    }
    const prototype = getPrototypeOf(object);
    if (prototype === bufferPrototype) return bufferLength(object);
    if (prototype === mapPrototype) return 4 + 16 * mapSize(object);
    if (prototype === setPrototype) return 4 + 8 * setSize(object);
    const keys = ownKeys(object);
    let size = 4;
    for (let index = 0; index < keys.length && left > 0; index += 1) {
      const key = keys[index];
      if (typeof key === 'string') size += key.length + 2 + sizeOf(ownData(object, key));
    }
    return size;
  };

  return sizeOf(value);
}
