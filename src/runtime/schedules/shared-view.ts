import type { Gate } from './gate.ts';
import { elementKinds, widthOf, type Elements, type ElementKind } from './memory.ts';
import type { Place, ViewFacts } from './operation.ts';
import { createViewMethods } from './view-methods.ts';

/** What stands in the place of a SharedArrayBuffer: a stretch of the scheduler's memory. */
export class SharedBuffer {
  readonly #gate: Gate;
  readonly #address: number;
  readonly #bytes: number;
  readonly #name: string;

  constructor(gate: Gate, address: number, bytes: number, name: string) {
    this.#gate = gate;
    this.#address = address;
    this.#bytes = bytes;
    this.#name = name;
    Object.freeze(this);
  }

  get byteLength(): number {
    return this.#bytes;
  }

  readonly growable = false;

  slice(): never {
    return this.#gate.fail('All schedules has no slice() of a SharedArrayBuffer: make what is shared in setup().');
  }

  readonly [Symbol.toStringTag] = 'SharedArrayBuffer';

  /** Where a buffer lies, for those who make views of it. */
  static addressOf(buffer: SharedBuffer): number {
    return buffer.#address;
  }

  /** How the program reaches the buffer. */
  static nameOf(buffer: SharedBuffer): string {
    return buffer.#name;
  }
}

// All instances of a program share the class.
Object.freeze(SharedBuffer);
Object.freeze(SharedBuffer.prototype);

/** A typed array over shared memory: what a program gets of it, and what the scheduler knows. */
export type SharedView = { readonly facts: ViewFacts; readonly buffer: SharedBuffer; readonly gate: Gate };

const views = new WeakMap<object, SharedView>();

/** What is known of a typed array over shared memory; undefined for any other value. */
export function viewOf(value: unknown): SharedView | undefined {
  return typeof value === 'object' && value !== null ? views.get(value) : undefined;
}

/** Makes a typed array, each of whose elements is read and written through the gate. */
export function createView(
  gate: Gate,
  kind: ElementKind,
  buffer: SharedBuffer,
  offset: number,
  length: number | undefined,
  name: string,
  shift = 0,
): object {
  const width = widthOf(kind);
  if (offset % width !== 0) throw new RangeError(`start offset of ${kind} should be a multiple of ${width}`);
  const room = buffer.byteLength - offset;
  if (length === undefined && room % width !== 0) {
    throw new RangeError(`byte length of ${kind} should be a multiple of ${width}`);
  }
  const count = length ?? room / width;
  if (count < 0 || count * width > room) throw new RangeError(`Invalid typed array length: ${count}`);
  const facts = { name, kind, address: SharedBuffer.addressOf(buffer) + offset, length: count, width, shift };
  const view: SharedView = { facts, buffer, gate };
  const proxy: object = new Proxy<object>(
    Object.create(elementKinds[kind].prototype) as object,
    handlerOf(view, offset, shift),
  );
  views.set(proxy, view);
  return proxy;
}

/** Reads one element; one that may tear in two steps. */
export function load(view: SharedView, index: number, atomic: boolean): number | bigint {
  const { facts, gate } = view;
  const halves = atomic ? undefined : halvesOf(view, index);
  if (halves) {
    const words = new Uint32Array(halves.map((half) => Number(gate.perform({ ...half, kind: 'load', atomic }))));
    return new elementKinds[facts.kind](words.buffer)[0] ?? 0;
  }
  return gate.perform({ ...placeOf(facts, gate, index), kind: 'load', atomic }) as number | bigint;
}

/** Writes one element; the value is converted as the kind of array says. */
export function store(view: SharedView, index: number, value: unknown, atomic: boolean): void {
  const { facts, gate } = view;
  const element = converted(facts.kind, value);
  const halves = atomic ? undefined : halvesOf(view, index);
  if (!halves) {
    gate.perform({ ...placeOf(facts, gate, index), kind: 'store', atomic, value: element });
    return;
  }
  const words = new Uint32Array(oneElement(facts.kind, element).buffer);
  halves.forEach((half, word) => gate.perform({ ...half, kind: 'store', atomic, value: words[word] ?? 0 }));
}

/** The two 32-bit places of an element that may tear; undefined for others. */
function halvesOf(
  { facts, gate }: SharedView,
  index: number,
): readonly (Place & { readonly site: number })[] | undefined {
  if (facts.width !== 8 || !gate.tearing.has(facts.kind)) return undefined;
  const words: ViewFacts = {
    ...facts,
    kind: 'Uint32Array',
    width: 4,
    length: facts.length * 2,
    shift: facts.shift * 2,
  };
  return [0, 1].map((word) => ({ ...placeOf(words, gate, index * 2 + word), view: { ...words, half: word } }));
}

/** What an operation says of its element, and of its place in the program. */
export function placeOf(facts: ViewFacts, { memory, site }: Gate, index: number): Place & { readonly site: number } {
  const address = facts.address + index * facts.width;
  return {
    elements: memory.elements(facts.kind),
    slot: address / facts.width,
    address,
    width: facts.width,
    view: facts,
    index,
    site,
  };
}

/** A value as an element of this kind holds it; throws where the language does. */
export function converted(kind: ElementKind, value: unknown): number | bigint {
  return oneElement(kind, value)[0] ?? 0;
}

/** A typed array of its own that holds one value; the language converts it, or throws. */
function oneElement(kind: ElementKind, value: unknown): Elements & { readonly buffer: ArrayBuffer } {
  const one: Elements & { readonly buffer: ArrayBuffer } = new elementKinds[kind](1);
  one[0] = value as number | bigint;
  return one;
}

function handlerOf(view: SharedView, offset: number, shift: number): ProxyHandler<object> {
  const { facts, buffer, gate } = view;
  const { length, width } = facts;
  const factsByName = new Map<string | symbol, unknown>([
    ['length', length],
    ['byteLength', length * width],
    ['byteOffset', offset],
    ['buffer', buffer],
    [Symbol.toStringTag, facts.kind],
  ]);
  let methods: ReturnType<typeof createViewMethods> | undefined;
  const methodsOf = (self: object): ReturnType<typeof createViewMethods> => {
    const part = (begin: number, end: number): object =>
      createView(gate, facts.kind, buffer, offset + begin * width, end - begin, facts.name, shift + begin);
    methods ??= createViewMethods(view, self, part);
    return methods;
  };
  return {
    get: (target, key, self: object): unknown => {
      const index = indexOf(key);
      if (index !== undefined) return index < length ? load(view, index, false) : undefined;
      const fact = factsByName.get(key);
      if (fact !== undefined) return fact;
      return Object.hasOwn(methodsOf(self), key) ? methodsOf(self)[key] : Reflect.get(target, key, self);
    },
    set: (target, key, value, self) => {
      const index = indexOf(key);
      if (index === undefined) return Reflect.set(target, key, value, self);
      gate.stored();
      // The language converts also what it then does not store.
      if (index < length) store(view, index, value, false);
      else converted(facts.kind, value);
      return true;
    },
    has: (target, key) => {
      const index = indexOf(key);
      return index === undefined ? Reflect.has(target, key) : index < length;
    },
    ownKeys: (target) => [...Array.from({ length }, (_, index) => String(index)), ...Reflect.ownKeys(target)],
    getOwnPropertyDescriptor: (target, key) => {
      const index = indexOf(key);
      if (index === undefined) return Reflect.getOwnPropertyDescriptor(target, key);
      if (index >= length) return undefined;
      return { value: load(view, index, false), writable: true, enumerable: true, configurable: true };
    },
    defineProperty: (target, key, descriptor) => {
      const index = indexOf(key);
      if (index === undefined) return Reflect.defineProperty(target, key, descriptor);
      if (index >= length) return false;
      if ('value' in descriptor) store(view, index, descriptor.value, false);
      return true;
    },
  };
}

/**
 * The index that a property key is for a typed array; Infinity for numbers that are never one, undefined for names
 * (ECMA-262, section 7.1.21, CanonicalNumericIndexString).
 */
function indexOf(key: string | symbol): number | undefined {
  if (typeof key === 'symbol') return undefined;
  if (key === '-0') return Infinity;
  const number = Number(key);
  if (String(number) !== key) return undefined;
  return Number.isInteger(number) && number >= 0 ? number : Infinity;
}
