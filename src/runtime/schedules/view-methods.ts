import type { Gate } from './gate.ts';
import { elementKinds } from './memory.ts';
import type { ViewFacts } from './operation.ts';

type Method = (this: object, ...args: never[]) => unknown;

/**
 * A method of a typed array over shared memory. Those of `Array.prototype` read and write element by element in the same
 * order as those of typed arrays (ECMA-262, section 23.2.3), which themselves accept nothing that is not the engine's own.
 */
export function createViewMethods(
  { facts, gate }: { readonly facts: ViewFacts; readonly gate: Gate },
  self: object,
  subarray: (begin: number, end: number) => object,
): Readonly<Record<PropertyKey, Method>> {
  const ofArray = (name: string): Method => {
    const method = Reflect.get(Array.prototype, name) as Method;
    return (...args): unknown => {
      gate.enter();
      return Reflect.apply(method, self, args);
    };
  };
  /** Methods whose result is an array of the same kind that nobody else sees. */
  const ofCopy = (name: string): Method => {
    const method = ofArray(name);
    return (...args): unknown => {
      const items = Reflect.apply(method, self, args) as never[];
      return Reflect.construct(elementKinds[facts.kind], [items]);
    };
  };
  const { length } = facts;
  const position = (asked: unknown, missing: number): number => {
    if (asked === undefined) return missing;
    const number = Math.trunc(Number(asked)) || 0;
    return number < 0 ? Math.max(length + number, 0) : Math.min(number, length);
  };
  const ascending = (one: number | bigint, other: number | bigint): number => (one < other ? -1 : one > other ? 1 : 0);
  const element = (index: number): unknown => Reflect.get(self, index) as unknown;
  function* entries<Item>(itemOf: (index: number) => Item): Generator<Item> {
    // What a turn of a loop reads stands where the loop begins, wherever its last turn has ended.
    const { site } = gate;
    for (let index = 0; index < length; index += 1) {
      gate.site = site;
      yield itemOf(index);
    }
  }

  const methods: Record<PropertyKey, Method> = {
    keys: () => entries((index) => index),
    values: () => entries(element),
    entries: () => entries((index) => [index, element(index)]),
    subarray: (begin?: unknown, end?: unknown) => {
      gate.enter();
      const from = position(begin, 0);
      return subarray(from, Math.max(position(end, length), from));
    },
    set: (source: ArrayLike<unknown>, offset = 0) => {
      gate.enter();
      if (offset < 0 || source.length + offset > length) throw new RangeError('offset is out of bounds');
      for (let index = 0; index < source.length; index += 1) Reflect.set(self, String(index + offset), source[index]);
    },
    sort: (compare?: (one: unknown, other: unknown) => number) =>
      ofArray('sort').call(self, (compare ?? ascending) as never),
  };
  methods[Symbol.iterator] = methods['values'] ?? ofArray('values');
  for (const name of inPlace) methods[name] = ofArray(name);
  for (const name of copying) methods[name] = ofCopy(name);
  return methods;
}

const inPlace = [
  ...['at', 'copyWithin', 'every', 'fill', 'find', 'findIndex', 'findLast', 'findLastIndex', 'forEach', 'includes'],
  ...['indexOf', 'join', 'lastIndexOf', 'reduce', 'reduceRight', 'reverse', 'some', 'toLocaleString', 'toString'],
];

const copying = ['filter', 'map', 'slice', 'toReversed', 'toSorted', 'with'];
