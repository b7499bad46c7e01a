import { expect, test } from 'vitest';
import { buildOf, execute } from './compile-harness.ts';

test.each([
  ['while', 'while (true) say;'],
  ['while with an empty statement', 'while (true);'],
  ['do', 'do say; while (true);'],
  ['do with a block', 'do {} while (true);'],
  ['for', 'for (;;) {}'],
  ['for in', 'const o = {}; for (let i = 0; i < 9; i++) o["k" + i] = i; for (const k in o) for (const j in o) say;'],
  ['for of', 'for (const x of (function* () { while (true) yield 1; })()) say;'],
  ['for await', 'async function* ones() { while (true) yield 1; }\nfor await (const x of ones()) { say; }'],
  ['a loop with a label', 'outer: while (true) { inner: for (;;) { continue outer; } }'],
  ['a loop in a class’ static block', 'class A { static { while (true) {} } }'],
  ['a loop in an arrow function', '(() => { for (;;); })();'],
  ['a loop in a getter', '({ get x() { while (true); } }).x;'],
  ['a loop in a default value', 'function f(x = (() => { while (true); })()) {}\nf();'],
  ['a loop in an async generator', 'async function* g() { for (;;) await 0; }\nawait g().next();'],
  ['a loop whose body is an await that keeps a task’s context', 'const task = 0; for (;;) await task;'],
  ['a loop in a loop without braces', 'while (true) while (true) if (0) say; else say;'],
])('%s asks whether its time is up', async (_, text) => {
  await expect(execute(await buildOf(text, 'guarded'), 'main.ts', 20)).rejects.toThrow('time is up');
});

test('loops do the same with guards as without', async () => {
  const text = `
    const seen: unknown[] = [];
    outer: for (let i = 0; i < 4; i++) {
      for (const j of [0, 1, 2]) { if (j === 1) continue outer; if (i === 3) break outer; seen.push(i, j); }
    }
    let n = 3; while (n --> 0) if (n === 1) continue; else seen.push("w" + n);
    do n += 2; while (n < 5)
    for (const key in { a: 1, b: 2 }) seen.push(key);
    async function* letters() { for (const letter of "xy") yield letter; }
    for await (const letter of letters()) seen.push(letter);
    const later = []; for (let i = 0; i < 3; i++) later.push(() => i);
    function find() { for (const x of [1, 2, 3]) if (x === 2) return x; }
    label: { for (;;) { break label; } }
    seen.push(n, ...later.map((f) => f()), find());
    class Counted { static total = 0; static { for (let i = 0; i < 3; i++) this.total += i; } }
    say(...seen, Counted.total);`;
  const plain = await execute(await buildOf(text, 'plain'));
  const guarded = await execute(await buildOf(text, 'guarded'));
  expect(guarded.said).toEqual(plain.said);
  expect(guarded.said).toEqual([0, 0, 1, 0, 2, 0, 'w2', 'w0', 'a', 'b', 'x', 'y', 5, 0, 1, 2, 2, 3]);
  expect(plain.checks).toBe(0);
  expect(guarded.checks).toBeGreaterThan(20);
});

test('code without a loop is never asked', async () => {
  const { checks } = await execute(await buildOf('say([1, 2, 3].map((n) => n * 2));', 'guarded'));
  expect(checks).toBe(0);
});
