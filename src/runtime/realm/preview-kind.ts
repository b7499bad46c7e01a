/**
 * What kind of object a value is. Kinds are told by internal slots, which a program cannot fake, and looked for only where
 * the prototype chain suggests them, because asking for a slot that is missing throws and costs microseconds. Nothing
 * here runs a program's code, except the traps of a proxy.
 */
import { cutName } from './preview-budget.ts';
import {
  getProperty,
  getPrototypeOf,
  hasOwn,
  isArray,
  isErrorByBrand,
  mapGet,
  mapSet,
  mapSize,
  newMap,
  ownData,
  setSize,
} from './primordials.ts';
import {
  arrayValues,
  bufferLength,
  dateTime,
  isView,
  iteratorSymbol,
  patternSource,
  sharedBufferLength,
  tagSymbol,
  typedArrayName,
  unboxBigInt,
  unboxBoolean,
  unboxNumber,
  unboxString,
  unboxSymbol,
} from './primordials-kinds.ts';

/** The kinds of objects that a preview tells apart. */
export type Kind =
  | 'plain'
  | 'array'
  | 'arguments'
  | 'typed-array'
  | 'data-view'
  | 'array-buffer'
  | 'shared-buffer'
  | 'map'
  | 'set'
  | 'error'
  | 'date'
  | 'pattern'
  | 'promise'
  | 'weak'
  | 'number'
  | 'string'
  | 'boolean'
  | 'symbol'
  | 'bigint'
  | 'node';

/** What an object is and the name of its class as the console prints it. */
export type Identity = { readonly kind: Kind; readonly name: string };

/** Longest prototype chain that is looked at; a proxy can make one without end. */
const CHAIN_LIMIT = 50;

const identities = newMap<object, Identity>();
for (const [name, kind] of [
  ['Object', 'plain'],
  ['Array', 'array'],
  ['Map', 'map'],
  ['Set', 'set'],
  ['Error', 'error'],
  ['EvalError', 'error'],
  ['RangeError', 'error'],
  ['ReferenceError', 'error'],
  ['SyntaxError', 'error'],
  ['TypeError', 'error'],
  ['URIError', 'error'],
  ['AggregateError', 'error'],
  ['DOMException', 'error'],
  ['Date', 'date'],
  ['RegExp', 'pattern'],
  ['Promise', 'promise'],
  ['WeakMap', 'weak'],
  ['WeakSet', 'weak'],
  ['WeakRef', 'weak'],
  ['ArrayBuffer', 'array-buffer'],
  ['SharedArrayBuffer', 'shared-buffer'],
  ['Number', 'number'],
  ['String', 'string'],
  ['Boolean', 'boolean'],
  ['Symbol', 'symbol'],
  ['BigInt', 'bigint'],
  ['Node', 'node'],
] as const satisfies readonly (readonly [string, Kind])[]) {
  const constructor: unknown = getProperty(globalThis, name);
  if (typeof constructor === 'function') {
    mapSet(identities, getProperty(constructor, 'prototype') as object, { kind, name });
  }
}

const PLAIN: Identity = { kind: 'plain', name: 'Object' };
const ARGUMENTS: Identity = { kind: 'arguments', name: 'Arguments' };
const NO_PROTOTYPE: Identity = { kind: 'plain', name: '[null prototype]' };
const objectPrototype: unknown = Object.prototype;

/** Tells kind and class of an object. Throws what a proxy's trap throws, and a TypeError for a revoked proxy. */
export function identify(value: object): Identity {
  if (isArray(value)) return { kind: 'array', name: classNameOf(value, 'Array') };
  if (isView(value)) {
    const name = typedArrayName(value);
    return name === undefined
      ? { kind: 'data-view', name: classNameOf(value, 'DataView') }
      : { kind: 'typed-array', name: classNameOf(value, name) };
  }
  const prototype = getPrototypeOf(value);
  if (prototype === null) return NO_PROTOTYPE;
  if (prototype === objectPrototype) return identifyPlain(value);
  if (isErrorByBrand?.(value) === true) return { kind: 'error', name: classNameOf(value, 'Error') };
  return identifyByChain(value, prototype);
}

function identifyPlain(value: object): Identity {
  if (hasOwn(value, iteratorSymbol) && ownData(value, iteratorSymbol) === arrayValues) return ARGUMENTS;
  const tag = ownData(value, tagSymbol);
  return typeof tag === 'string' ? { kind: 'plain', name: cutName(tag) } : PLAIN;
}

function identifyByChain(value: object, prototype: object): Identity {
  let link: object | null = prototype;
  for (let steps = 0; link !== null && steps < CHAIN_LIMIT; steps += 1) {
    const known = mapGet(identities, link);
    if (known !== undefined && known.kind !== 'plain' && hasSlots(value, known.kind)) {
      return link === prototype ? known : { kind: known.kind, name: classNameOf(value, known.name) };
    }
    link = getPrototypeOf(link);
  }
  return { kind: 'plain', name: classNameOf(value, 'Object') };
}

/** Whether the value is what its prototype says: an object made by `Object.create(Map.prototype)` is no map. */
function hasSlots(value: object, kind: Kind): boolean {
  try {
    switch (kind) {
      case 'map':
        return mapSize(value) >= 0;
      case 'set':
        return setSize(value) >= 0;
      case 'date':
        dateTime(value);
        return true;
      case 'pattern':
        return mapGet(identities, value) === undefined && typeof patternSource(value) === 'string';
      case 'array-buffer':
        return bufferLength(value) >= 0;
      case 'shared-buffer':
        return sharedBufferLength !== undefined && sharedBufferLength(value) >= 0;
      case 'number':
        return typeof unboxNumber(value) === 'number';
      case 'string':
        return typeof unboxString(value) === 'string';
      case 'boolean':
        return typeof unboxBoolean(value) === 'boolean';
      case 'symbol':
        return typeof unboxSymbol(value) === 'symbol';
      case 'bigint':
        return typeof unboxBigInt(value) === 'bigint';
      case 'error':
        // Without `Error.isError` the chain is all there is to go by. An error's prototype is not an error itself.
        return mapGet(identities, value) === undefined;
      case 'promise':
      case 'weak':
      case 'node':
        // These have no slot that can be asked for without effect.
        return mapGet(identities, value) === undefined;
      case 'plain':
      case 'array':
      case 'arguments':
      case 'typed-array':
      case 'data-view':
        return false;
    }
  } catch {
    return false;
  }
}

/** The class of an object by the data properties of its prototypes; getters are not called. */
function classNameOf(value: object, fallback: string): string {
  let link = getPrototypeOf(value);
  let tag: string | undefined;
  for (let steps = 0; link !== null && steps < CHAIN_LIMIT; steps += 1) {
    const known = mapGet(identities, link);
    if (known !== undefined)
      return known === mapGet(identities, objectPrototype as object) ? (tag ?? fallback) : known.name;
    const constructor = ownData(link, 'constructor');
    if (typeof constructor === 'function') {
      const name = functionName(constructor);
      if (name !== '') return cutName(name);
    }
    const ownTag = ownData(link, tagSymbol);
    if (tag === undefined && typeof ownTag === 'string') tag = cutName(ownTag);
    link = getPrototypeOf(link);
  }
  return tag ?? fallback;
}

/** The `name` of a function where it is a plain text; `''` otherwise. */
export function functionName(fn: object): string {
  const name = ownData(fn, 'name');
  return typeof name === 'string' ? name : '';
}
