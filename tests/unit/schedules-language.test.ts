import * as esbuild from 'esbuild-wasm';
import { expect, test } from 'vitest';
import { runInThisContext } from 'node:vm';
import { compileExplored } from '../../src/runtime/program/schedules/compile-explored.ts';
import { programOf } from './compile-harness.ts';
import { worldOf } from './schedules/harness.ts';

// The compiler takes its time to begin, which is no test's.
esbuild.transformSync('');

const setup = `export function setup() {
  const s = new SharedArrayBuffer(96);
  return { a: new Int32Array(s, 0, 16), f: new Float64Array(s, 64, 2), u8: new Uint8Array(s, 80, 8), big: new BigInt64Array(s, 88, 1), cfg: { k: 3, list: [1, 2, 3] }, none: undefined };
}`;

/** Bodies of a thread that is alone; each leaves in shared memory what it came to. */
const snippets: Readonly<Record<string, string>> = {
  'callbacks of map': '[1, 2, 3].map((x, i) => { a[i] = a[i] + x; return x; });',
  'a comparison that reads shared memory':
    'a[0] = 3; a[1] = 1; a[2] = 2; const r = [0, 1, 2].sort((x, y) => a[x] - a[y]); a[4] = r[0]; a[5] = r[2];',
  'filter, reduce, find':
    'a[0] = [1, 2, 3, 4].filter((x) => x > a[3] + 1).reduce((p, c) => p + c, 0); a[1] = [5, 6].find((x) => x > a[2] + 5);',
  'classes with private fields, accessors and static methods':
    'class C { #n; static made = 0; static { C.made = a[5]; } constructor(n) { this.#n = n; a[0] = n; } get v() { return a[0] + this.#n; } set v(x) { a[6] = x; } inc() { a[0]++; return this; } static make() { return new C(a[7] + 4); } } const c = C.make(); c.inc().inc(); a[1] = c.v; c.v = 9; c.v += 1;',
  'derived classes without a constructor':
    'class A { constructor() { a[0] += 1; } } class B extends A { x = a[0]; } class D extends A { constructor() { super(); a[1] = 2; } } a[2] = new B().x; new D();',
  generators:
    'function* g() { const got = yield a[0] + 1; a[1] = got; for (let i = 0; i < 3; i++) yield a[i] + i; } const it = g(); it.next(); it.next(5); let k = 4; for (const v of g()) a[k++] = v;',
  'for…of over shared memory, spread and destructuring':
    'a[0] = 5; let s = 0; for (const v of a) s += v; const [p, q] = a; const { 0: z, length } = a; const m = Math.max(...a); a[1] = s; a[2] = p + q; a[3] = m; a[4] = z; a[5] = length;',
  'destructuring into shared memory':
    '[a[0], a[1]] = [7, 8]; ({ x: a[2], y: a[3] = 4 } = { x: 6 }); [a[0], a[1]] = [a[1], a[0]]; for (a[6] of [1, 2]); for (a[7] in { 5: 0 });',
  'try, catch, finally':
    "try { a[0] = 1; if (a[0]) throw new Error('x'); } catch (e) { a[1] = e.message.length; } finally { a[2] = 9; } try { a[3] = 1; } finally { a[4] = a[3] + 1; } const fn = () => { try { return a[4]; } finally { a[5] = 3; } }; a[6] = fn();",
  'catch without a name, and with a pattern':
    'try { null.x; } catch { a[0] = a[1] + 4; } try { throw { code: 7, list: [1] }; } catch ({ code, list: [one] }) { a[2] = code + one; }',
  'labels, break and continue':
    'outer: for (let i = 0; i < 4; i++) { for (let j = 0; j < 4; j++) { if (j === 2) continue outer; if (i === 3) break outer; a[j] += i; } }',
  'compound assignment, ++ and --':
    'a[0] += 5; a[0] *= 2; a[1] = a[0]++; a[2] = --a[0]; a[3] -= 1; a[4] ^= 6; a[0] <<= 1; a[5] = 2; a[5] **= 3; a[6] = 9; a[6] %= 4; a[7] >>>= 1;',
  'logical assignment':
    'const o = {}; o.x ??= a[0] + 1; a[1] = o?.x; let z = 0; z ||= a[1]; a[2] ||= 4; a[2] &&= 5; a[3] ??= 6; o.y &&= 1; a[4] = z;',
  'optional chaining':
    'a[1] = cfg?.k; a[2] = none?.[0] ?? 5; a?.[3]; a[4] = a?.[1]; const fn = none; fn?.(a[0]); a[5] = cfg.list?.at(-1); a[6] = cfg?.list.slice()?.length; a[7] = none?.x.y() ?? 1;',
  'closures and recursion':
    'const fn = (n) => (n <= 1 ? (a[0]++, 1) : n * fn(n - 1)); a[1] = fn(5); let c = 0; const t = () => { c++; a[2] = c; }; t(); t();',
  'keys that are texts, too large, or none':
    "a['1'] = 4; a[99] = 1; a[-1] = 3; a[1.5] = 2; a['-0'] = 7; a.x = 3; a[0] = a.length; a[2] = a[99] === undefined ? 1 : 0; a[3] = '1' in a && !(99 in a) ? 1 : 0; a[4] = a.x ?? 8; a[5] = Object.keys(a).length;",
  'methods of typed arrays':
    'const b = a.subarray(2, 5); b.fill(7); a.set([1, 2], 0); a[6] = a.indexOf(7); a[5] = b.length; a[7] = a.map((x) => x * 1000000000000)[0]; a[8] = a.slice(0, 3).reduce((x, y) => x + y); a[9] = a.at(-1) ?? 5; a.copyWithin(10, 0, 3); a.reverse();',
  'sorting and other methods':
    'a.set([10, 9, 1, -3]); a.sort(); a[14] = a.findLast((x) => x > 0); a[13] = a.includes(9) ? 1 : 0; a[12] = a.toSorted()[0]; a[11] = [...a.entries()].length; a[10] = a.with(0, 5)[0]; a[9] = a.join().length; a[8] = JSON.stringify(a).length;',
  'kinds of typed arrays':
    'f[0] = 0.5; f[1] = f[0] * 3; u8[0] = 300; u8[1] = u8[0] + 1; u8[2] = -1; f[1] = -0; a[0] = Object.is(f[1], -0) ? 1 : 2; big[0] = 2n ** 63n; big[0] += 1n; big[0]--;',
  'what Atomics gives back':
    'a[1] = Atomics.add(a, 0, 5); a[2] = Atomics.exchange(a, 0, 9); a[3] = Atomics.compareExchange(a, 0, 9, 1); a[4] = Atomics.sub(a, 0, 1); a[5] = Atomics.or(a, 0, 6); a[6] = Atomics.store(a, 7, 3.7); a[8] = Atomics.and(a, 0, 3); a[9] = Atomics.xor(a, 0, 5); a[10] = Atomics.notify(a, 0); a[11] = Atomics.load(a, 7); Atomics.add(big, 0, 3n); Atomics.exchange(u8, 0, -1);',
  'Atomics by another name, and on arrays of one thread':
    'const { add, load } = Atomics; add(a, 0, 4); const own = new Int32Array(2); add(own, 0, 3); a[1] = load(own, 0); const how = [Atomics.add]; how[0](a, 2, 1);',
  'errors of Atomics':
    'let n = 0; for (const bad of [() => Atomics.add(a, 16, 1), () => Atomics.load(f, 0), () => Atomics.store(a, -1, 0), () => Atomics.wait(u8, 0, 0), () => Atomics.add(big, 0, 1), () => Atomics.add(a, 0, 1n)]) { try { bad(); } catch (e) { n = n * 4 + (e instanceof RangeError ? 1 : e instanceof TypeError ? 2 : 3); } } a[0] = n;',
  'errors of arrays':
    'let n = 0; try { a[0] = 1n; } catch { n++; } try { big[0] = 1; } catch { n++; } try { new Int32Array(a.buffer, 2); } catch { n++; } a[1] = n;',
  'maps, objects and JSON':
    'const m = new Map(); for (const x of cfg.list) { m.set(x, (m.get(x) ?? 0) + a[0]); a[0] += x; } a[1] = m.get(3); a[2] = JSON.parse(JSON.stringify({ q: a[0] })).q;',
  'do…while with a wait that does not sleep': 'let n = 0; do { n++; Atomics.wait(a, 0, 1); } while (n < 3); a[1] = n;',
  'switch, comma, condition and template':
    'switch (a[0]) { case 0: a[1] = 2; case 1: a[2] = 3; break; default: a[3] = 4; } a[4] = (a[1], a[2]); a[5] = `${a[1]}${a[2]}`.length; a[(a[1], 6)] = (1, 2);',
  'tagged templates, rest and spread':
    'const t = (s, ...v) => v.reduce((p, c) => p + c, 0); a[0] = t`x${a[1] + 1}y${2}`; const g = (...r) => r.length; a[1] = g(...[a[0], 1, 2]); a[2] = g(); a[3] = t``; const h = (x, y = a[0]) => x + y; a[4] = h(1);',
  'accessors, iterators and symbols':
    'const o = { set v(x) { a[0] = x; }, get v() { return a[0]; }, *[Symbol.iterator]() { yield a[0]; yield 2; } }; o.v = 4; a[1] = [...o].length; o.v += 2;',
  'finally with continue':
    'for (let i = 0; i < 3; i++) { try { if (i === 1) continue; a[i] = i + 1; } finally { a[5] += 1; } }',
  'names of functions':
    "const fn = () => 1; const o = { g() {}, h: () => 2 }; let k; k = () => 3; a[0] = (fn.name + o.g.name + o.h.name + k.name) === 'fnghk' ? 1 : 2;",
  'arguments and this':
    'function f() { return arguments.length; } const o = { n: 4, m() { return this.n; } }; a[0] = f(); a[1] = f(1, 2); a[2] = o.m(); a[3] = (0, o.m).call({ n: 6 }); a[4] = new (class { x = 3; get() { return this.x; } })().get();',
  'for…in, delete, typeof, in':
    "const o = { p: 1, q: 2 }; for (const k in o) a[0] += o[k]; delete o.p; delete o['q']; a[1] = Object.keys(o).length; a[2] = typeof a[0] === 'number' ? 1 : 0; a[3] = a instanceof Int32Array ? 1 : 0; a[4] = Object.prototype.toString.call(a).length;",
  'loops without a block':
    'for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) a[i] += j; let k = 0; while (k < 3) k++; do k--; while (k > 0); a[3] = k; if (k === 0) for (;;) { a[4]++; if (a[4] > 2) break; }',
  'variables in loops that closures keep':
    'const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); a[0] = fs[0]() + fs[1]() * 10 + fs[2]() * 100; for (let i = 0, x = 5; i < 2; i++) { let x = i; x++; a[i + 1] = x; }',
};

/** Runs a snippet as a plain program, with the engine's own arrays. */
function plainly(text: string): { readonly memory: string; readonly lines: readonly string[] } {
  const { code } = esbuild.transformSync(text, { loader: 'ts', format: 'cjs' });
  const lines: string[] = [];
  const run = runInThisContext(`(exports, module, console) => { ${code}\n}`) as (
    exports: object,
    module: { exports: { setup(): { a: Int32Array }; threads: Record<string, (shared: unknown) => void> } },
    console: unknown,
  ) => void;
  const module = { exports: {} as never };
  run(module.exports, module, { log: (...values: unknown[]) => lines.push(values.join(' ')) });
  const { exports } = module as {
    exports: { setup(): { a: Int32Array }; threads: Record<string, (shared: unknown) => void> };
  };
  const shared = exports.setup();
  exports.threads['A']?.(shared);
  return { memory: Buffer.from(shared.a.buffer as ArrayBuffer).toString('hex'), lines };
}

test.each(Object.entries(snippets))('%s: the same as without a scheduler', async (_, body) => {
  const text = `${setup}\nexport const threads = { A({ a, f, u8, big, cfg, none }) { ${body} } };`;
  const world = await worldOf(text);
  while (world.canStep(0)) world.step(0);
  expect(world.nodes[0]?.failure?.thrown).toBeUndefined();
  const bytes = world.program.gate.memory.copy();
  expect(Buffer.from(bytes).toString('hex').slice(-192)).toBe(plainly(text).memory);
});

test('what a thread prints belongs to its steps', async () => {
  const text = `${setup}\nexport const threads = { A({ a }) { console.log('x', a[0]); a[0] = 1; console.log('y', a[0]); } };`;
  const world = await worldOf(text);
  while (world.canStep(0)) world.step(0);
  expect(world.nodes[0]?.lines).toEqual(['x 0', 'y 1']);
});

test('modules of several files are one program, and each thread has instances of its own', async () => {
  const world = await worldOf({
    'main.ts': `import { count, next } from './counter.ts';
export function setup() { return { a: new Int32Array(new SharedArrayBuffer(8)) }; }
export const threads = { A({ a }) { next(); next(); a[0] = count; }, B({ a }) { next(); a[1] = count; } };`,
    'counter.ts': 'export let count = 0;\nexport function next() { count += 1; }',
  });
  for (const thread of [0, 1]) while (world.canStep(thread)) world.step(thread);
  expect([...new Int32Array(world.program.gate.memory.copy().buffer)].slice(-2)).toEqual([2, 1]);
});

const refusedThings: readonly (readonly [body: string, sentence: RegExp])[] = [
  ['setTimeout(() => {}, 1)', /^setTimeout is refused here: All schedules replays each thread many times/u],
  ['fetch("/x")', /^fetch is refused here/u],
  ['Promise.resolve(1)', /^Promise is refused here/u],
  ['crypto.randomUUID()', /^crypto is refused here/u],
  ['new Intl.NumberFormat()', /^Intl is refused here/u],
  ['document.title', /^document is refused here/u],
  ['globalThis.x = 1', /^globalThis is refused here/u],
  ['new Function("return 1")()', /^Function is refused here/u],
  ['new SharedArrayBuffer(4)', /^Make shared memory in setup\(\)/u],
  ['new DataView(a.buffer)', /^All schedules follows no DataView over shared memory/u],
  ['Atomics.waitAsync(a, 0, 0)', /^All schedules runs synchronous threads/u],
  ['try { fetch("/x"); } catch { a[0] = 1; }', /^fetch is refused here/u],
  ['while (true);', /^A loop turned 2,000,000 times without touching shared memory/u],
  ['for (;;) try { for (;;); } catch {}', /^A loop turned 2,000,000 times/u],
];

test.each(refusedThings)('%s is refused with a sentence', async (body, sentence) => {
  const world = await worldOf(`${setup}\nexport const threads = { A({ a }) { ${body} } };`);
  const thrown = world.nodes[0]?.failure?.thrown;
  expect(thrown instanceof Error ? thrown.message : thrown).toMatch(sentence);
});

test('chance and clocks are the same in each replay', async () => {
  const world = await worldOf(
    `${setup}\nexport const threads = { A({ a }) { a[0] = Math.random() * 1e9; a[1] = Date.now() % 1e9; a[2] = performance.now(); a[3] = new Date().getUTCFullYear(); a[4] = Math.random() * 1e9; } };`,
  );
  const once = (): string => {
    world.reset();
    while (world.canStep(0)) world.step(0);
    return Buffer.from(world.program.gate.memory.copy()).toString('hex');
  };
  const first = once();
  expect(once()).toBe(first);
  const cells = new Int32Array(world.program.gate.memory.copy().buffer, 64, 5);
  expect([...cells.slice(1, 4)]).toEqual([1_767_225_600_000 % 1e9, 0, 2026]);
  expect(cells[0]).not.toBe(cells[4]);
});

test.each([
  ['async function f() {}', 'main.ts:2:1 The threads of this program are synchronous'],
  ['eval("1");', 'main.ts:2:1 All schedules cannot follow code that is made of text'],
  [
    'export default 1;',
    'main.ts:1:1 All schedules runs programs that export setup, threads and check; this one has no setup and no threads.',
  ],
])('%s does not compile for All schedules', async (line, complaint) => {
  const whole = line.startsWith('export default')
    ? line
    : `${setup.replaceAll('\n', ' ')}\n${line}\nexport const threads = { A() {} };`;
  const compiled = await compileExplored(esbuild, programOf({ 'main.ts': whole }));
  const said = compiled.ok
    ? []
    : compiled.diagnostics.map(({ position: p, message }) => `${p.file}:${p.line}:${p.column} ${message}`);
  expect(said.join('\n')).toContain(complaint);
});
