/** Built-ins that tell what kind of object a value is and what it holds, without asking the value itself. */
import { getProperty, getterIfThere, getterOf, getPrototypeOf, methodOf } from './primordials.ts';

const TypedArray = getPrototypeOf(Uint8Array) as Uint8ArrayConstructor;
const sharedBuffer = (getProperty(globalThis, 'SharedArrayBuffer') as SharedArrayBufferConstructor | undefined)
  ?.prototype;

/** The class name of a typed array; `undefined` for anything else. */
export const typedArrayName = getterOf(TypedArray.prototype, Symbol.toStringTag) as (
  value: object,
) => string | undefined;
export const typedArrayLength = getterOf(TypedArray.prototype, 'length');
export const typedArrayBytes = getterOf(TypedArray.prototype, 'byteLength');
export const typedArrayBuffer = getterOf(TypedArray.prototype, 'buffer');
export const { isView }: { isView: (value: unknown) => boolean } = ArrayBuffer;
export const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
/** Whether an `ArrayBuffer` was transferred away; not in every engine. */
export const bufferDetached = getterIfThere(ArrayBuffer.prototype, 'detached');
export const sharedBufferLength = getterIfThere(sharedBuffer, 'byteLength');
export const viewLength = getterOf(DataView.prototype, 'byteLength');
export const viewBuffer = getterOf(DataView.prototype, 'buffer');

export const dateTime = methodOf(Date.prototype, 'getTime') as (value: object) => number;
export const dateText = methodOf(Date.prototype, 'toISOString') as (value: object) => string;

const pattern = RegExp.prototype;
export const patternSource = getterOf(pattern, 'source');
/** The flags of a pattern one by one, in the order in which they are written: `flags` itself would ask the pattern. */
export const patternFlags = [
  { letter: 'd', isSet: getterIfThere(pattern, 'hasIndices') },
  { letter: 'g', isSet: getterIfThere(pattern, 'global') },
  { letter: 'i', isSet: getterIfThere(pattern, 'ignoreCase') },
  { letter: 'm', isSet: getterIfThere(pattern, 'multiline') },
  { letter: 's', isSet: getterIfThere(pattern, 'dotAll') },
  { letter: 'u', isSet: getterIfThere(pattern, 'unicode') },
  { letter: 'v', isSet: getterIfThere(pattern, 'unicodeSets') },
  { letter: 'y', isSet: getterIfThere(pattern, 'sticky') },
] as const;

export const unboxNumber = methodOf(Number.prototype, 'valueOf') as (value: object) => number;
export const unboxString = methodOf(String.prototype, 'valueOf') as (value: object) => string;
export const unboxBoolean = methodOf(Boolean.prototype, 'valueOf') as (value: object) => boolean;
export const unboxSymbol = methodOf(Symbol.prototype, 'valueOf') as (value: object) => symbol;
export const unboxBigInt = methodOf(BigInt.prototype, 'valueOf') as (value: object) => bigint;

/** The source text of a function; a proxy of one gives the text of a native function. */
export const functionSource = methodOf(Function.prototype, 'toString') as (fn: object) => string;
export const asyncFunctionPrototype: unknown = getPrototypeOf(async () => Promise.resolve());
export const generatorFunctionPrototype: unknown = getPrototypeOf(function* () {
  yield 0;
});
export const asyncGeneratorFunctionPrototype: unknown = getPrototypeOf(async function* () {
  yield Promise.resolve();
});

/** What every `arguments` object carries as its own `Symbol.iterator`. */
export const arrayValues: unknown = getProperty(Array.prototype, 'values');
export const { iterator: iteratorSymbol, toStringTag: tagSymbol } = Symbol;
