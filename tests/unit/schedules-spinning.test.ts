import { expect, test } from 'vitest';
import { Judge } from '../../src/runtime/schedules/judge.ts';
import { exploreStates } from '../../src/runtime/schedules/state-graph.ts';
import type { World } from '../../src/runtime/schedules/world.ts';
import { worldOf } from './schedules/harness.ts';
import {
  brokenLock,
  exchangeLock,
  forgottenRelease,
  futexMutex,
  lostWakeUp,
  message,
  peterson,
  politeThreads,
} from './schedules/programs.ts';

/** How schedules end: what is in memory, who has not ended, and what is wrong; livelocks, which have no end, left out. */
function endsOf(world: World): ReadonlySet<string> {
  const ends = new Set<string>();
  const judge = new Judge(world);
  const judged = judge.atEnd.bind(judge);
  judge.atEnd = () => {
    const failure = judged();
    const stuck = world.nodes.flatMap(({ operation }, thread) => (operation ? [thread] : []));
    if (failure?.kind !== 'busy-wait') {
      ends.add(
        `${Buffer.from(world.program.gate.memory.copy()).toString('hex')} ${stuck.join()} ${failure?.kind ?? ''}`,
      );
    }
    return failure;
  };
  expect(exploreStates(world, judge, { states: 100_000, isOver: () => false }).isCut).toBe(false);
  return ends;
}

test.each([
  ['broken lock', brokenLock],
  ['a lock that exchanges', exchangeLock(2, 1)],
  ['a lock that exchanges, twice', exchangeLock(2, 2)],
  ['a lock that exchanges, for three', exchangeLock(3, 1)],
  ['Peterson', peterson(1)],
  ['Peterson, twice', peterson(2)],
  ['Peterson the wrong way round', peterson(2, 'wrong')],
  ['a lock that nobody gives back', forgottenRelease],
  ['lost wake-up', lostWakeUp],
  ['mutex of three states', futexMutex(2)],
  ['polite threads', politeThreads],
  ['a flag that is plain', message('plain')],
])('%s: threads that stand still while they spin end as those that go round', async (_, text) => {
  const parked = endsOf(await worldOf(text));
  const turning = endsOf(await worldOf(text, { parks: false }));
  expect([...parked].sort()).toEqual([...turning].sort());
});

/** Turns of loops that look alike and are not: each ends, and would spin for ever if a turn were taken for the one before. */
const hidden: readonly (readonly [what: string, body: string])[] = [
  ['an object that counts', 'const box = { n: 0 }; while (box.n < 3) { if (Atomics.load(a, 0) === 0) box.n++; }'],
  ['an array that grows', 'const list = []; while (list.length < 3) { if (a[0] === 0) list.push(1); }'],
  ['a variable of a function around it', 'let n = 0; const more = () => { n++; }; while (a[0] === 0 && n < 3) more();'],
  [
    'a generator',
    'function* g() { let n = 0; while (n < 3) { a[0]; yield n++; } } const it = g(); while (!it.next().done) a[0];',
  ],
  ['an iterator', 'for (const x of [1, 2, 3]) a[0];'],
  [
    'an iterator that is destructured',
    'const it = [1, 2, 3][Symbol.iterator](); for (;;) { a[0]; const [x] = it; if (x === undefined) break; }',
  ],
  [
    'an iterator that is spread',
    'const it = (function* () { yield 1; })(); for (;;) { a[0]; if ([...it].length === 0) break; }',
  ],
  ['a pattern that remembers', "const p = /x/g; while (p.test('xxx')) a[0];"],
  ['a method of an engine’s own object', 'const m = new Map(); while (m.size < 3) { a[0]; m.set(m.size, 1); }'],
  [
    'a method by another name',
    'const list = []; const push = list.push.bind(list); while (list.length < 3) { a[0]; push(1); }',
  ],
  ['an engine’s function', 'const o = {}; while (!o.x) { a[0]; Object.assign(o, { x: (o.y = (o.y ?? 0) + 1) > 2 }); }'],
  ['a setter', 'let n = 0; const o = { set v(x) { n += x; } }; while (n < 3) { a[0]; o.v = 1; }'],
  ['a getter', 'let n = 0; const o = { get v() { n++; return n; } }; while (o.v < 3) a[0];'],
  ['a private field', 'class C { #n = 0; next() { return this.#n++; } } const c = new C(); while (c.next() < 3) a[0];'],
  ['chance', 'let tries = 0; while (Math.random() < 0.5) a[0];'],
  ['what it has printed', 'let n = 0; do { a[0]; console.log(n); } while (n++ < 2);'],
  [
    'a loop in a function that calls itself',
    'function f(n) { let turns = 0; while (turns < 1) { a[0]; if (n > 0) f(n - 1); a[0]; turns++; } } f(2);',
  ],
  ['an array of one thread', 'const own = new Int32Array(1); while (own[0] < 3) { a[0]; own[0]++; }'],
  ['an element of an array of one thread', 'const own = [0]; while (own[0] < 3) { a[0]; own[0] = own[0] + 1; }'],
  ['a property of the array that is shared', 'a.n = 0; while (a.n < 3) { a[0]; a.n = a.n + 1; }'],
  ['a variable that is destructured into', 'let n = 0; while (n < 3) { a[0]; [n] = [n + 1]; }'],
  [
    'a variable that a loop around it declares',
    'for (let i = 0; i < 2; i++) { let n = 0; do { a[0]; n++; } while (n < 2); }',
  ],
  ['a default of a parameter', 'let n = 0; const f = (x = n++) => x; while (f() < 3) a[0];'],
  ['a tagged template', 'const l = []; const t = () => l.push(1); while (l.length < 3) { a[0]; t`x`; }'],
  ['a call that may be left out', 'const o = { n: 0, up() { this.n++; } }; while (o.n < 3) { a[0]; o?.up(); }'],
  [
    'a deleted property',
    'const o = { x: 1, y: 2 }; while (Object.keys(o).length > 0) { a[0]; delete o[Object.keys(o)[0]]; }',
  ],
];

test.each(hidden)('a loop whose turns differ in %s comes to its end', async (_, body) => {
  const text = `export function setup() { return { a: new Int32Array(new SharedArrayBuffer(4)) }; }
export const threads = { A({ a }) { ${body} } };`;
  const world = await worldOf(text);
  for (let step = 0; step < 60 && world.canStep(0); step += 1) world.step(0);
  expect(world.nodes[0]?.failure?.thrown).toBeUndefined();
  expect(world.parked[0]).toBeUndefined();
  expect(world.nodes[0]?.operation).toBeUndefined();
});

test('a turn that changed nothing is known again although it called functions of the program and of the scheduler', async () => {
  const world = await worldOf(`export function setup() { return { a: new Int32Array(new SharedArrayBuffer(8)) }; }
const free = (a) => Math.max(Atomics.load(a, 0), 0) === 1;
export const threads = { A({ a }) { while (!free(a)); a[1] = 1; } };`);
  for (let step = 0; step < 10 && world.canStep(0); step += 1) world.step(0);
  expect(world.parked[0]?.cells.map(({ name }) => name)).toEqual(['a[0]']);
});
