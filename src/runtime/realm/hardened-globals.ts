/**
 * Makes the world in which a program is explored unchangeable.
 *
 * The scheduler replays each thread many times in one world, which all replays share. Whatever a program could change
 * there, a prototype or a global variable, one thread would leave to another and each replay to the next, as no real
 * thread does. The search itself rests on the same built-ins, and so does its verdict. So before the program is there,
 * everything that is not of the language is taken away, what makes code of text refuses, and all that remains is frozen.
 */
import { refusalOfText } from './refusal-of-text.ts';

/** Globals of the language, and functions of the platform that give the same for the same arguments. */
const kept: ReadonlySet<PropertyKey> = new Set([
  ...['Object', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'RegExp', 'Date', 'Promise', 'Proxy'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Iterator', 'Math', 'JSON', 'Reflect', 'Atomics'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'SuppressedError'],
  ...['TypeError', 'URIError', 'DOMException'],
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Float16Array', 'Float32Array', 'Float64Array', 'Int8Array'],
  ...['Int16Array', 'Int32Array', 'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array'],
  ...['BigInt64Array', 'BigUint64Array'],
  ...['Infinity', 'NaN', 'undefined', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape'],
  ...['structuredClone', 'atob', 'btoa'],
]);

/** Statics of `RegExp` that are of the language; others tell of the last match, whoever made it. */
const keptOfRegExp: ReadonlySet<PropertyKey> = new Set(['length', 'name', 'prototype', 'escape', Symbol.species]);

// Functions stay, but no longer what makes them of text.
const { prototype: functionPrototype } = Function;

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;

/** Hardens the world whose global object this is. Once only, and before any code of strangers runs in it. */
export function hardenGlobals(scope: object): void {
  const roots = hiddenRoots();
  refuseText(roots);
  stripGlobals(scope);
  stripStatics();
  for (const prototype of overridden()) keepOverridable(prototype);
  const global = ownKeys(scope).flatMap((key) => parts(scope, key));
  freezeAll([...roots, ...global]);
  for (const key of ownKeys(scope)) {
    const property = getOwnPropertyDescriptor(scope, key);
    if (property?.configurable !== true) continue;
    defineProperty(
      scope,
      key,
      'value' in property ? { writable: false, configurable: false } : { configurable: false },
    );
  }
}

/** Built-ins that no global names. */
function hiddenRoots(): object[] {
  const samples = [
    function* () {},
    async () => {},
    async function* () {},
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/gu),
    // The throwing getter that strict arguments have.
    (function () {
      return arguments;
    })(),
  ];
  return samples.map((sample) => getPrototypeOf(sample)).filter((prototype) => prototype !== null);
}

/** Takes away what makes code of text, and the clock that hangs on every date. */
function refuseText(roots: readonly object[]): void {
  const prototypes = [Function.prototype, Date.prototype, ...roots.slice(0, 3)];
  for (const prototype of prototypes) {
    defineProperty(prototype, 'constructor', { value: refusalOfText, writable: true, configurable: true });
  }
}

/** Takes away all globals that are not to be kept, also where they are inherited. */
function stripGlobals(scope: object): void {
  for (let level: object | null = scope; level !== null && level !== Object.prototype; level = getPrototypeOf(level)) {
    for (const key of ownKeys(level)) {
      if (kept.has(key) && level === scope) continue;
      if (deleteProperty(level, key)) continue;
      // What cannot be taken away may be emptied.
      defineProperty(level, key, { value: undefined });
    }
  }
}

function stripStatics(): void {
  for (const key of ownKeys(RegExp)) if (!keptOfRegExp.has(key)) deleteProperty(RegExp, key);
  // Promises go on when nobody looks.
  deleteProperty(Array, 'fromAsync');
}

/** Prototypes whose properties programs hide by ones of their own, as in `this.name = 'MyError'`. */
function overridden(): readonly object[] {
  const errors = [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
  return [Object.prototype, functionPrototype, ...errors.map(({ prototype }) => prototype)];
}

/**
 * An object cannot be assigned a property that it inherits frozen (ECMA-262, section 10.1.9.2). Accessors in their place
 * let it: they give it one of its own.
 */
function keepOverridable(prototype: object): void {
  for (const key of ownKeys(prototype)) {
    const property = getOwnPropertyDescriptor(prototype, key);
    if (property?.configurable !== true || !('value' in property)) continue;
    const { value } = property as { readonly value: unknown };
    defineProperty(prototype, key, {
      enumerable: property.enumerable ?? false,
      configurable: false,
      get: () => value,
      set(this: unknown, next: unknown) {
        const isOwn = this === prototype || (typeof this !== 'object' && typeof this !== 'function') || this === null;
        if (isOwn) throw new TypeError(`Cannot change ${String(key)} of a built-in`);
        const own = { value: next, writable: true, enumerable: true, configurable: true };
        if (!defineProperty(this, key, own)) throw new TypeError(`Cannot define ${String(key)}`);
      },
    });
  }
}

/** Freezes everything that can be reached. */
function freezeAll(roots: readonly object[]): void {
  const seen = new Set<object>();
  const waiting = [...roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    Object.freeze(next);
    const prototype = getPrototypeOf(next);
    if (prototype !== null) waiting.push(prototype);
    for (const key of ownKeys(next)) waiting.push(...parts(next, key));
  }
}

/** The objects that a property holds; no getter is called. */
function parts(owner: object, key: PropertyKey): readonly object[] {
  const property = getOwnPropertyDescriptor(owner, key);
  return [property?.value as unknown, property?.get, property?.set].filter(isObject);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
