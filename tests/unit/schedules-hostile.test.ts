import { expect, test } from 'vitest';
import { endOf } from './schedules/explorer-harness.ts';

/*
 * Programs that try to be found right. The one below loses an update, and whatever `spoil` does before, in or after its
 * threads must not change that: it may be refused, or fail in another way as well, but never hold.
 */
const program = (spoil: string): string => `
${spoil.includes('function spoil') ? spoil : `function spoil(s) { ${spoil} }`}
spoil();
export function setup() { spoil(); return { counter: new Int32Array(new SharedArrayBuffer(4)) }; }
function work(s) { spoil(s); s.counter[0] = s.counter[0] + 1; }
export const threads = { A: work, B: work };
export function check(s) { spoil(s); if (s.counter[0] !== 2) throw new Error('lost'); }
`;

const attempts: readonly (readonly [what: string, spoil: string])[] = [
  ['Array.prototype.push', 'try { Array.prototype.push = () => 0; } catch {}'],
  ['Map.prototype.get', 'try { Map.prototype.get = () => undefined; } catch {}'],
  [
    'Map.prototype.set by a definition',
    "try { Object.defineProperty(Map.prototype, 'set', { value() { return this; } }); } catch {}",
  ],
  ['Reflect.apply', 'try { Reflect.apply = () => undefined; } catch {}'],
  ['Object.is', 'try { Object.is = () => true; } catch {}'],
  ['String.fromCharCode', "try { String.fromCharCode = () => ''; } catch {}"],
  ['Set.prototype.has', 'try { Set.prototype.has = () => true; } catch {}'],
  ['iterators of arrays', 'try { Array.prototype[Symbol.iterator] = function* () {}; } catch {}'],
  [
    'the iterator behind them',
    'try { Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true }); } catch {}',
  ],
  [
    'a setter on Object.prototype',
    "try { Object.defineProperty(Object.prototype, 'failure', { set() {}, get() {} }); } catch {}",
  ],
  [
    'an element of Array.prototype',
    "try { Object.defineProperty(Array.prototype, '0', { set() {}, get: () => 1 }); } catch {}",
  ],
  ['the prototype of arrays', 'try { Object.setPrototypeOf(Array.prototype, { find: () => 0 }); } catch {}'],
  ['Function.prototype.call', 'try { Function.prototype.call = () => 0; } catch {}'],
  ['typed arrays', 'try { Object.getPrototypeOf(Int32Array.prototype).set = () => 0; } catch {}'],
  ['the buffer behind a shared array', 'if (s) try { s.counter.buffer.constructor.addressOf = () => 8; } catch {}'],
  ['what is read of a shared array', 'if (s) try { Object.getPrototypeOf(s.counter).at = () => 2; } catch {}'],
  ['Atomics', 'try { Atomics.load = () => 2; } catch {}'],
  ['a global by way of a constructor', "try { (() => {}).constructor('globalThis.spoiled = 1')(); } catch {}"],
  ['a global by way of a generator', "try { (function* () {}).constructor('yield 1')().next(); } catch {}"],
  ['indirect eval', "try { (0, eval)('1'); } catch {}"],
  ['the clock behind a date', 'try { new Date().constructor.now(); } catch {}'],
  ['a message to the page', 'try { (() => {}).constructor(\'postMessage({ kind: "explored" })\')(); } catch {}'],
  ['promises', 'try { Array.fromAsync([1]).then(() => 0); } catch {}'],
  ['the last match of a pattern', "/lost/.exec('lost'); try { RegExp.$1; RegExp.lastMatch; } catch {}"],
  ['JSON', 'try { JSON.stringify = () => "{}"; } catch {}'],
  [
    'errors that are no errors',
    "try { Error.prototype.message = ''; Object.defineProperty(Error, Symbol.hasInstance, { value: () => false }); } catch {}",
  ],
  ['Error.prepareStackTrace', 'try { Error.prepareStackTrace = (error, sites) => sites; } catch {}'],
  ['a field of a module, for another replay', 'spoil.left = 1;'],
];

test.each(attempts)('an attempt on %s', async (_, spoil) => {
  const end = await endOf(program(spoil));
  if (end?.kind === 'explored') {
    expect(end.verdict.findings.map(({ kind }) => kind)).toContain('exception');
    expect(end.verdict.counts?.failing).not.toBe(0n);
  } else expect(end?.kind).toBe('refused');
});

test.each([
  [
    'a name of its own',
    "class Mine extends Error { constructor(m) { super(m); this.name = 'Mine'; } } const e = new Mine('x'); a[0] = e.name === 'Mine' && String(e) === 'Mine: x' ? 1 : 0;",
  ],
  ['a toString of its own', "const o = {}; o.toString = () => 'o'; a[0] = `${o}` === 'o' ? 1 : 0;"],
  [
    'a constructor of its own',
    'function F() {} F.prototype = {}; F.prototype.constructor = F; a[0] = new F().constructor === F ? 1 : 0;',
  ],
  ['a message of its own', "const e = new Error('x'); e.message = 'y'; a[0] = e.message === 'y' ? 1 : 0;"],
  [
    'properties that objects inherit',
    'const o = { hasOwnProperty: 1 }; const p = Object.create(o); p.hasOwnProperty = 2; p.valueOf = 3; a[0] = p.hasOwnProperty + p.valueOf === 5 ? 1 : 0;',
  ],
  [
    'maps, sets, sorting and dates',
    "const m = new Map([[1, 2]]); m.set(3, 4); a[0] = [...m.values(), ...new Set([1, 1])].sort().join() === '1,2,4' && new Date(0).getUTCFullYear() === 1970 && Date.now() > 0 ? 1 : 0;",
  ],
  [
    'texts and patterns',
    "a[0] = 'a-b'.replace(/-(?<x>b)/u, '$<x>') === 'ab' && [...'ab'.matchAll(/./gu)].length === 2 && (1234.5).toLocaleString('en') === '1,234.5' ? 1 : 0;",
  ],
])('a program in a hardened world may have %s', async (_, body) => {
  const end = await endOf(`export function setup() { return { a: new Int32Array(new SharedArrayBuffer(4)) }; }
export const threads = { A({ a }) { ${body} } };
export function check({ a }) { return a[0] === 1; }`);
  if (end?.kind !== 'explored') throw new Error(JSON.stringify(end));
  expect(end.verdict.findings).toEqual([]);
});
