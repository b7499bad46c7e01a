/**
 * The language's own built-ins, taken before a program can overwrite them.
 *
 * A realm is the program's own JavaScript world: whatever hangs on a prototype there may be replaced, watched or made to
 * throw. So the realm calls nothing through a prototype. Rules for every file that runs beside a program:
 *
 * - methods are called as the functions below, never as `value.method()`;
 * - arrays are built by {@link list} and {@link append}, or as literals, because assigning `array[0]` on an ordinary
 *   array runs a setter that a program put on `Array.prototype`;
 * - objects are built as literals and object spread, which define properties; a property that may be absent is asked for
 *   with {@link hasOwn} first, because absent properties are looked up on `Object.prototype`;
 * - no `for…of`, no array destructuring, no spread into calls or arrays, no `instanceof`, no `await`: each looks up a
 *   well-known property that a program can replace.
 */

type Method = (...args: never[]) => unknown;

const { apply } = Reflect;
const { bind, call } = Function.prototype;

/** Keys of `Self` that hold methods. */
type MethodKey<Self> = { [Key in keyof Self]: Self[Key] extends Method ? Key : never }[keyof Self];

/** Takes a method off its prototype; the result takes its `this` as first argument. */
export function methodOf<Self extends object, Key extends MethodKey<Self>>(
  prototype: Self,
  key: Key,
): Self[Key] extends (...args: infer Args) => infer Result ? (self: Self, ...args: Args) => Result : never {
  return apply(bind, call, [prototype[key]]) as ReturnType<typeof methodOf<Self, Key>>;
}

/** Takes a getter off its prototype; the result throws a TypeError for a value that is not of the prototype's kind. */
export function getterOf<Self extends object, Key extends keyof Self>(
  prototype: Self,
  key: Key,
): (self: object) => Self[Key] {
  const getter = Reflect.getOwnPropertyDescriptor(prototype, key)?.get;
  if (getter === undefined) throw new TypeError(`The built-in getter ${String(key)} is missing.`);
  return apply(bind, call, [getter]) as (self: object) => Self[Key];
}

/** {@link getterOf}, for what not every engine has. */
export function getterIfThere<Self extends object, Key extends keyof Self>(
  prototype: Self | undefined,
  key: Key,
): ((self: object) => Self[Key]) | undefined {
  return prototype !== undefined && Reflect.getOwnPropertyDescriptor(prototype, key)?.get !== undefined
    ? getterOf(prototype, key)
    : undefined;
}

// Reflection.
export const reflectApply: (fn: Method, self: unknown, args: ArrayLike<unknown>) => unknown = apply;
export const { getPrototypeOf, setPrototypeOf, ownKeys } = Reflect;
export const getProperty: (target: object, key: PropertyKey) => unknown = Reflect.get;

/** What a property is, with no type that hides what is not known about its value. */
export type Property = {
  readonly value?: unknown;
  readonly enumerable?: boolean;
  readonly get?: unknown;
  readonly set?: unknown;
};
export const getOwnProperty: (target: object, key: PropertyKey) => Property | undefined =
  Reflect.getOwnPropertyDescriptor;
export const hasOwn: (target: object, key: PropertyKey) => boolean = Object.hasOwn;

/** The value of an own property that is plain data; `undefined` for a getter, whose code would have to run. */
export function ownData(target: object, key: PropertyKey): unknown {
  const property = getOwnProperty(target, key);
  return property !== undefined && hasOwn(property, 'value') ? property.value : undefined;
}

/** Defines a property that is writable and can be redefined, whatever setters the prototypes of `target` carry. */
export function defineValue(target: object, key: PropertyKey, value: unknown, enumerable = true): void {
  const descriptor = { value, writable: true, enumerable, configurable: true };
  // Otherwise a `get` or `set` on Object.prototype would be taken for the descriptor's own.
  setPrototypeOf(descriptor, null);
  defineProperty(target, key, descriptor);
}
const { defineProperty } = Reflect;

// Arrays of the realm's own.
/**
 * A new array without prototype: it has `length` and elements, no methods, and nobody's setters. A structured clone of
 * it is an ordinary array.
 */
export function list<Item>(): Item[] {
  const items: Item[] = [];
  setPrototypeOf(items, null);
  return items;
}

/** Adds one item at the end of a {@link list}. */
export function append<Item>(items: Item[], item: Item): void {
  items[items.length] = item;
}

export const { isArray }: { isArray: (value: unknown) => value is readonly unknown[] } = Array;

// Text and numbers.
export const toText: (value: string | number | bigint | boolean | symbol | null | undefined) => string = String;
export const stringSlice = methodOf(String.prototype, 'slice');
export const stringIndexOf = methodOf(String.prototype, 'indexOf');
export const stringLastIndexOf = methodOf(String.prototype, 'lastIndexOf');
export const stringStartsWith = methodOf(String.prototype, 'startsWith');
export const stringEndsWith = methodOf(String.prototype, 'endsWith');
export const stringCodeAt = methodOf(String.prototype, 'charCodeAt');
export const symbolText: (symbol: symbol) => string = methodOf(Symbol.prototype, 'toString');
export const numberFixed: (number: number, digits: number) => string = methodOf(Number.prototype, 'toFixed');
export const patternExec: (pattern: RegExp, text: string) => RegExpExecArray | null = methodOf(
  RegExp.prototype,
  'exec',
);
export const {
  parseInt,
  parseFloat,
  isNaN,
}: {
  parseInt: (text: string, radix: number) => number;
  parseFloat: (text: string) => number;
  isNaN: (value: number) => boolean;
} = Number;
export const { min } = Math;
/** `JSON.stringify` for a string, whose prototype it does not look at. */
export const quoteText: (text: string) => string = JSON.stringify;

// Collections of the realm's own, and looking into those of a program.
/** A new `Map`, whatever the global `Map` is by now; use {@link mapGet} and the others on it. */
export const newMap: <Key, Value>() => Map<Key, Value> = <Key, Value>() => new MapConstructor<Key, Value>();
const MapConstructor = Map;
export const mapGet: <Key, Value>(map: Map<Key, Value>, key: Key) => Value | undefined = methodOf(Map.prototype, 'get');
export const mapSet: <Key, Value>(map: Map<Key, Value>, key: Key, value: Value) => void = methodOf(
  Map.prototype,
  'set',
);
export const mapHas: <Key, Value>(map: Map<Key, Value>, key: Key) => boolean = methodOf(Map.prototype, 'has');
export const mapDelete: <Key, Value>(map: Map<Key, Value>, key: Key) => boolean = methodOf(Map.prototype, 'delete');
/** The number of entries; throws for what is not a `Map`. */
export const mapSize = getterOf(Map.prototype, 'size');
/** The number of members; throws for what is not a `Set`. */
export const setSize = getterOf(Set.prototype, 'size');

/** One step of an iterator: `value` is there unless `done`. */
export type Step<Value> = { readonly done?: boolean; readonly value: Value };
const mapEntries: (map: object) => object = methodOf<Map<unknown, unknown>, 'entries'>(Map.prototype, 'entries') as (
  map: object,
) => object;
const setValues: (set: object) => object = methodOf<Set<unknown>, 'values'>(Set.prototype, 'values') as (
  set: object,
) => object;
const nextOfMap = apply(bind, call, [new Map().entries().next]) as (
  iterator: object,
) => Step<readonly [unknown, unknown]>;
const nextOfSet = apply(bind, call, [new Set().values().next]) as (iterator: object) => Step<unknown>;

/** Reads a program's `Map` entry by entry without its iterator; throws for what is not a `Map`. */
export function mapReader(map: object): () => Step<readonly [unknown, unknown]> {
  const iterator = mapEntries(map);
  return () => nextOfMap(iterator);
}

/** Reads a program's `Set` member by member without its iterator; throws for what is not a `Set`. */
export function setReader(set: object): () => Step<unknown> {
  const iterator = setValues(set);
  return () => nextOfSet(iterator);
}

/** A new `WeakMap`, whatever the global `WeakMap` is by now; use {@link weakMapGet} and {@link weakMapSet} on it. */
export const newWeakMap: <Key extends object, Value>() => WeakMap<Key, Value> = () => new WeakMapConstructor();
const WeakMapConstructor = WeakMap;
export const weakMapGet: <Key extends object, Value>(map: WeakMap<Key, Value>, key: Key) => Value | undefined =
  methodOf(WeakMap.prototype, 'get');
export const weakMapSet: <Key extends object, Value>(map: WeakMap<Key, Value>, key: Key, value: Value) => void =
  methodOf(WeakMap.prototype, 'set');

// Promises.
/**
 * `promise.then(…)`. It still reads `promise.constructor`, which a program can replace for its own promises; for a
 * promise that the realm alone holds use {@link whenSettled}.
 */
export const promiseThen: (
  promise: Promise<unknown>,
  onFulfilled: ((value: unknown) => unknown) | undefined,
  onRejected?: (reason: unknown) => unknown,
) => Promise<unknown> = methodOf(Promise.prototype, 'then');

/** Calls one of both when a promise that no program can reach has settled. Nothing of the program's runs on the way. */
export function whenSettled(
  promise: Promise<unknown>,
  onFulfilled: (value: unknown) => void,
  onRejected: (reason: unknown) => void,
): void {
  // `then` asks for the constructor; `undefined` stands for the built-in one.
  defineValue(promise, 'constructor', undefined, false);
  void promiseThen(promise, onFulfilled, onRejected);
}

// Errors.
const ErrorConstructor = Error;
const TypeErrorConstructor = TypeError;

/** A new `Error`, whatever the global `Error` is by now. */
export const newError = (message: string): Error => new ErrorConstructor(message);
/** A new `TypeError`, whatever the global `TypeError` is by now. */
export const newTypeError = (message: string): TypeError => new TypeErrorConstructor(message);

/** `Error.isError`, where the engine has it: sees through prototypes and runs nothing. */
export const isErrorByBrand = getProperty(Error, 'isError') as ((value: unknown) => value is Error) | undefined;

// Chromium puts an accessor on every error, Firefox one on the prototype, WebKit a plain property on every error.
const ownStackGetter = getOwnProperty(new Error('sample'), 'stack')?.get;
const inheritedStackGetter = getOwnProperty(Error.prototype, 'stack')?.get as Method | undefined;

/** The text of an error's stack as the engine made it; never calls a getter of the program's. */
export function errorStack(error: object): string | undefined {
  const own = getOwnProperty(error, 'stack');
  let stack: unknown;
  if (own === undefined) {
    if (inheritedStackGetter !== undefined) stack = apply(inheritedStackGetter, error, []);
  } else if (hasOwn(own, 'value')) {
    stack = own.value;
  } else if (ownStackGetter !== undefined && own.get === ownStackGetter) {
    stack = apply(ownStackGetter as Method, error, []);
  }
  return typeof stack === 'string' ? stack : undefined;
}
