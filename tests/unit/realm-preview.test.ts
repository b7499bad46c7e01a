import { describe, expect, test } from 'vitest';
import type { Preview } from '../../src/runtime/results.ts';
import { openWorld } from './realm-world.ts';

const world = openWorld();
const text = (expression: string): string => world.text(expression);

const depthOf = (preview: Preview): number =>
  preview.type === 'object' ? 1 + Math.max(0, ...preview.entries.map((entry) => depthOf(entry.value))) : 0;
const nodesOf = (preview: Preview): number =>
  1 +
  (preview.type === 'object'
    ? preview.entries.reduce(
        (sum, { key, value }) => sum + nodesOf(value) + (typeof key === 'string' ? 0 : nodesOf(key)),
        0,
      )
    : 0);

describe('what a value looks like', () => {
  test.each([
    ['undefined', 'undefined'],
    ['null', 'null'],
    ['-0', '-0'],
    ['[0, -0, NaN, -Infinity]', '[0, -0, NaN, -Infinity]'],
    ['10n', '10n'],
    ['Symbol("id")', 'Symbol(id)'],
    ['"it\'s"', "it's"],
    ['["it\'s", "a\\nb"]', "['it\\'s', 'a\\nb']"],
    ['{ a: 1, b: "x", c: { d: [true] } }', "{a: 1, b: 'x', c: {d: [true]}}"],
    ['{ "a b": 1, "ä": 2, 3: 4, [Symbol("s")]: 5, "": 6 }', "{3: 4, 'a b': 1, ä: 2, '': 6, Symbol(s): 5}"],
    ['Object.create(null)', '[null prototype] {}'],
    ['Object.assign(Object.create(null), { a: 1 })', '[null prototype] {a: 1}'],
    ['new (class Account { balance = 5; #secret = 1 })', 'Account {balance: 5}'],
    ['new (class extends (class Account {}) {})', 'Account {}'],
    ['new (class {})', '{}'],
    ['new (class Stack extends Array {})(1, 2)', 'Stack(2) [1, 2]'],
    ['[1, , , 4, ,]', '[1, <2 empty>, 4, <1 empty>]'],
    ['new Array(1e6)', '[<1000000 empty>]'],
    ['Object.assign([], { 4294967290: 1 })', '[<4294967290 empty>, 1]'],
    ['/a(b)/.exec("ab")', "['ab', 'b', index: 0, input: 'ab', groups: undefined]"],
    ['(function () { return arguments })(1, 2)', 'Arguments(2) [1, 2]'],
    ['new Map([["a", 1], [{ k: 1 }, 2]])', "Map(2) {'a' => 1, {k: 1} => 2}"],
    ['new Map()', 'Map(0) {}'],
    ['new Set([1, "1"])', "Set(2) {1, '1'}"],
    ['new Uint8Array([1, 2, 3])', 'Uint8Array(3) [1, 2, 3]'],
    ['new BigInt64Array(2)', 'BigInt64Array(2) [0n, 0n]'],
    ['new ArrayBuffer(8)', 'ArrayBuffer(8)'],
    ['new SharedArrayBuffer(16)', 'SharedArrayBuffer(16)'],
    ['new DataView(new ArrayBuffer(4))', 'DataView(4)'],
    ['(() => { const b = new ArrayBuffer(8); b.transfer(); return b })()', 'ArrayBuffer (detached)'],
    ['(() => { const a = new Uint8Array(8); a.buffer.transfer(); return a })()', 'Uint8Array(0) []'],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['new Date(NaN)', 'Invalid Date'],
    ['/a\\/b/giu', '/a\\/b/giu'],
    [
      '[new Number(-0), new String("a"), new Boolean(true), Object(1n), Object(Symbol("s"))]',
      '[Number {-0}, String {"a"}, Boolean {true}, BigInt {1n}, Symbol {Symbol(s)}]',
    ],
    ['Promise.resolve(1)', 'Promise'],
    ['[new WeakMap(), new WeakSet(), new WeakRef({})]', '[WeakMap, WeakSet, WeakRef]'],
    ['(function* ids() {})()', 'Generator {}'],
    ['[].values()', 'Array Iterator {}'],
    ['Math', 'Math {}'],
    ['function square() {}', 'ƒ square'],
    ['() => 1', 'ƒ (anonymous)'],
    [
      '[async function load() {}, function* ids() {}, async function* pages() {}]',
      '[async ƒ load, ƒ* ids, async ƒ* pages]',
    ],
    [
      '[class Account {}, class Savings extends Map {}, class {}]',
      '[class Account, class Savings extends Map, class (anonymous)]',
    ],
    ['[{}.toString, { class() {} }.class]', '[ƒ toString, ƒ class]'],
  ])('%s is shown as %s', (expression, expected) => {
    expect(text(expression)).toBe(expected);
  });

  test('an object that only has the prototype of a map is shown as an object', () => {
    expect(text('Object.create(Map.prototype)')).toBe('Map {}');
  });

  test('a prototype is not mistaken for what it makes', () => {
    expect(text('Date.prototype')).toBe('{}');
  });

  test('an element is shown by tag, id and classes, read through the built-in getters', () => {
    const page = openWorld(
      {},
      `class Node { get nodeName() { return this.name_ } } class Element extends Node { getAttribute(key) { return this[key + '_'] ?? null } }
       globalThis.Node = Node; globalThis.Element = Element;`,
    );
    page.run('Object.defineProperty(Node.prototype, "nodeName", { get() { throw 1 } })');
    expect(page.text('Object.assign(new Element(), { name_: "DIV", id_: "a", class_: " b  c " })')).toBe('<div#a.b.c>');
    expect(page.text('Object.assign(new Node(), { name_: "#text" })')).toBe('#text');
  });
});

describe('errors', () => {
  test('an error has its name and message', () => {
    expect(text('new RangeError("over the limit")')).toBe('RangeError: over the limit');
  });

  test('an error without a message is its name', () => {
    expect(text('new TypeError()')).toBe('TypeError');
  });

  test('a class that extends Error is named even when it sets no name', () => {
    expect(text('new (class StockError extends Error {})("none left")')).toBe('StockError: none left');
  });

  test('a name that an error gives itself is kept', () => {
    expect(text('Object.assign(new Error("none left"), { name: "StockError" })')).toBe('StockError: none left');
  });

  test('cause, members and own properties are shown', () => {
    expect(text('Object.assign(new Error("a", { cause: new TypeError("b") }), { code: "E1" })')).toBe(
      "Error: a {code: 'E1', [cause]: TypeError: b}",
    );
    expect(text('new AggregateError([new Error("a"), 2], "all failed")')).toBe(
      'AggregateError: all failed {[errors]: [Error: a, 2]}',
    );
  });

  test('an error that causes itself is a circle', () => {
    expect(world.preview('(() => { const e = new Error("a"); e.cause = e; return e })()')).toMatchObject({
      ref: 1,
      cause: { type: 'circular', ref: 1 },
    });
  });

  test('a chain of ten thousand causes is bounded', () => {
    const chain =
      '(() => { let e = new Error("0"); for (let i = 1; i < 1e4; i++) e = new Error(`${i}`, { cause: e }); return e })()';
    expect(text(chain)).toBe(
      'Error: 9999 {[cause]: Error: 9998 {[cause]: Error: 9997 {[cause]: Error: 9996 {[cause]: Error: 9995}}}}',
    );
  });

  test.each([
    ['whose stack is a getter that throws', '{ get() { throw 1 } }'],
    ['whose stack is no text', '{ value: 5 }'],
    ['whose stack is gone', '{ value: undefined }'],
  ])('an error %s is shown without frames', (_, property) => {
    expect(world.preview(`Object.defineProperty(new Error("a"), "stack", ${property})`)).toEqual({
      type: 'error',
      name: 'Error',
      message: 'a',
      frames: [],
      entries: [],
    });
  });

  test('an error whose message is a getter is not asked for it', () => {
    expect(text('Object.defineProperty(new Error(), "message", { get() { throw 1 } })')).toBe('Error');
  });

  test('an error carries the frames of the program', () => {
    expect(world.preview('(function fail() {\n return new Error("a") })()')).toMatchObject({
      frames: [
        { name: 'fail', entry: 'main.ts', line: 2, column: 9 },
        { name: '', entry: 'main.ts', line: 2, column: 26 },
      ],
    });
  });
});

describe('nothing of the program runs', () => {
  test('getters and setters are named, not called', () => {
    expect(text('{ get a() { throw 1 }, set b(v) {}, get c() { for (;;); }, set c(v) {} }')).toBe(
      '{a: [Getter], b: [Setter], c: [Getter/Setter]}',
    );
  });

  test('toString, toJSON, Symbol.toPrimitive and Symbol.toStringTag are not called', () => {
    const traps =
      '{ toString() { throw 1 }, toJSON() { throw 1 }, [Symbol.toPrimitive]() { throw 1 }, get [Symbol.toStringTag]() { throw 1 } }';
    expect(text(traps)).toBe(
      '{toString: ƒ toString, toJSON: ƒ toJSON, Symbol(Symbol.toPrimitive): ƒ [Symbol.toPrimitive], Symbol(Symbol.toStringTag): [Getter]}',
    );
  });

  test('a class name is not asked of a getter', () => {
    expect(text('Object.create({ get constructor() { throw 1 } })')).toBe('{}');
    expect(text('new (class Account { static get name() { throw 1 } })')).toBe('{}');
  });

  test.each([
    ['revoked', '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()'],
    [
      'revoked, of a function',
      '(() => { const { proxy, revoke } = Proxy.revocable(() => 1, {}); revoke(); return proxy })()',
    ],
    ['with traps that throw', 'new Proxy({}, new Proxy({}, { get() { throw 1 } }))'],
    ['whose keys throw', 'new Proxy({ a: 1 }, { ownKeys() { throw 1 } })'],
  ])('a proxy %s is a placeholder, and what is around it is still shown', (_, proxy) => {
    expect(text(`[1, ${proxy}, 2]`)).toBe('[1, Proxy, 2]');
  });

  test('a proxy whose prototypes never end is bounded', () => {
    expect(
      text('(() => { const endless = () => new Proxy({}, { getPrototypeOf: endless }); return endless() })()'),
    ).toBe('{}');
  });
});

describe('bounds', () => {
  test('a cycle points back at the object that it closes on', () => {
    expect(text('(() => { const a = { b: {} }; a.b.a = a; return [a] })()')).toBe('[<ref *1> {b: {a: [Circular *1]}}]');
  });

  test('two references to one object are no cycle', () => {
    expect(text('(() => { const a = { n: 1 }; return [a, a] })()')).toBe('[{n: 1}, {n: 1}]');
  });

  test('ten thousand nested arrays are unfolded four deep', () => {
    const nested = world.preview('(() => { let a = []; for (let i = 0; i < 1e4; i++) a = [a]; return a })()');
    expect(depthOf(nested)).toBe(5);
  });

  test('a million elements are shown as the first hundred and a count', () => {
    const array = world.preview('Array.from({ length: 1e6 }, (_, i) => i)');
    expect(array).toMatchObject({ size: 1e6, more: 999_900 });
    expect(array.type === 'object' && array.entries).toHaveLength(100);
    expect(world.preview('new Float64Array(1e6)')).toMatchObject({ size: 1e6, more: 999_900 });
    expect(world.preview('new Set(Array.from({ length: 1e5 }, (_, i) => i))')).toMatchObject({
      size: 1e5,
      more: 99_950,
    });
  });

  test('the keys of an array that is long and full are not listed', () => {
    const watched = 'new Proxy(Array.from({ length: 1e4 }, (_, i) => i), { ownKeys() { throw 1 } })';
    expect(world.preview(watched)).toMatchObject({ shape: 'array', size: 1e4 });
  });

  test('an object of a thousand keys is shown as the first fifty and a count', () => {
    expect(world.preview('Object.fromEntries(Array.from({ length: 1e3 }, (_, i) => [`k${i}`, i]))')).toMatchObject({
      more: 950,
    });
  });

  test('a wide and deep tree has about a thousand nodes at most', () => {
    const tree = world.preview(
      '(function grow(d) { return d === 0 ? 1 : Array.from({ length: 40 }, () => grow(d - 1)) })(3)',
    );
    expect(nodesOf(tree)).toBeLessThan(1_100);
  });

  test('a hundred megabytes of text are cut, and their true length is told', () => {
    const long = world.preview('"x".repeat(104857600)');
    expect(long).toEqual({ type: 'string', text: 'x'.repeat(10_000), length: 104_857_600 });
    expect(world.preview('["x".repeat(5000)]')).toMatchObject({
      entries: [{ value: { text: 'x'.repeat(2_000), length: 5_000 } }],
    });
  });

  test('a cut never leaves half of a character', () => {
    const cut = world.preview('"x".repeat(9999) + "😀".repeat(10)');
    expect(cut.type === 'string' && cut.text).toBe('x'.repeat(9_999));
  });

  test('many long strings share the bound of their line', () => {
    expect(JSON.stringify(world.preview('Array(100).fill("x".repeat(2000))')).length).toBeLessThan(70_000);
  });
});
