import { expect, test } from 'vitest';
import { buildOf, complaintsOf, execute } from './compile-harness.ts';

const said = async (files: string | Readonly<Record<string, string>>): Promise<readonly unknown[]> =>
  (await execute(await buildOf(files))).said;

test('top-level await waits, in several modules, in the order of the imports', async () => {
  const files = {
    'main.ts': 'import { a } from "./a.ts"; import { b } from "./b.ts"; say(a, b, await Promise.resolve(3));',
    'a.ts': 'say("a"); export const a = await Promise.resolve(1);',
    'b.ts': 'say("b"); export const b = await Promise.resolve(2);',
  };
  expect(await said(files)).toEqual(['a', 'b', 1, 2, 3]);
});

test('programs without code run and do nothing', async () => {
  for (const text of [
    '',
    '// nothing',
    'type A = 1; interface B {}',
    '"use strict";',
    'export {};',
    '#!/usr/bin/env node',
  ]) {
    expect(await said(text), text).toEqual([]);
  }
});

test('an entry may export what it likes', async () => {
  expect(await said('export const a = 1; export default function f() {} export { a as b }; say(a, typeof f);')).toEqual(
    [1, 'function'],
  );
  expect(await said('say(1); export default class {}')).toEqual([1]);
  expect(await said({ 'main.ts': 'export * from "./a.ts"; say(1);', 'a.ts': 'export const a = 1;' })).toEqual([1]);
});

test('what TypeScript adds to JavaScript works: enums, namespaces, parameter properties', async () => {
  const text = `
    enum Light { Red, Green = 5 }
    const enum Small { One = 1 }
    namespace Shop { export const open = true; }
    class Till { constructor(readonly coins: number) {} }
    say(Light.Green, Light[0], Small.One, Shop.open, new Till(3).coins, <number>4, 5 as number, 6!);`;
  expect(await said(text)).toEqual([5, 'Red', 1, true, 3, 4, 5, 6]);
});

test('decorators, accessors and using work in every engine', async () => {
  const text = `
    const twice = (f: any, _: unknown) => function (this: any) { return 2 * f.call(this); };
    class A { @twice two() { return 1; } accessor size = 7; }
    say(new A().two(), new A().size);
    { using closing = { [Symbol.dispose]: () => say("closed") }; say("open"); }`;
  const build = await buildOf(text);
  expect((await execute(build)).said).toEqual([2, 7, 'open', 'closed']);
  expect(build.entries['main.ts']?.code).not.toMatch(/@twice|using closing|accessor size/u);
});

test('a module is strict and has no this, whatever it holds', async () => {
  expect(await said('say(this === undefined, (function () { return this; })() === undefined);')).toEqual([true, true]);
  expect(await said('say(typeof module, typeof exports);')).toEqual(['undefined', 'undefined']);
});

test('code without effect is executed all the same', async () => {
  expect(await said('const f = () => say("called"); /* @__PURE__ */ f();')).toEqual(['called']);
  expect(await said('class A { static x = say("evaluated"); }')).toEqual(['evaluated']);
});

test('import.meta.url names the file that it stands in', async () => {
  const files = {
    'main.ts': 'import { url } from "./shop/a.ts"; say(import.meta.url, url, new URL("./b.ts", url).href);',
    'shop/a.ts': 'export const url = import.meta.url;',
  };
  expect(await said(files)).toEqual(['program:///main.ts', 'program:///shop/a.ts', 'program:///shop/b.ts']);
});

test('modules other than the entry register what they export', async () => {
  const files = {
    'main.ts': 'import { square as s } from "./square.ts"; export const own = 1; say(s(3)); await import("./lazy.ts");',
    'square.ts': 'export const square = (n: number) => n * n; // no line end',
    'lazy.ts': 'export default 5; export function cube() {}',
  };
  const { said: lines, registered } = await execute(await buildOf(files));
  expect(lines).toEqual([9]);
  expect([...registered.keys()]).toEqual(['square.ts', 'lazy.ts']);
  expect(registered.get('square.ts')?.['square']).toBeTypeOf('function');
  expect(Object.keys(registered.get('lazy.ts') ?? {})).toEqual(['cube', 'default']);
});

test('a program that uses a pool has an entry that loads its modules on demand', async () => {
  const files = {
    'main.ts': 'import { pool } from "lab"; import { square } from "./square.ts"; say(pool, square);',
    'square.ts':
      'import { one } from "./shop/one.ts"; say("evaluated"); export const square = (n: number) => n * n * one;',
    'shop/one.ts': 'export const one = 1;',
    'unused.ts': 'let broken; let broken;',
  };
  const build = await buildOf(files);
  expect(Object.keys(build.entries)).toEqual(['#pool', 'main.ts']);
  const { loaders, said: lines, registered } = await execute(build, '#pool');
  expect(Object.keys(loaders)).toEqual(['shop/one.ts', 'square.ts']);
  expect(lines).toEqual([]);
  const module = await loaders['square.ts']?.();
  expect(lines).toEqual(['evaluated']);
  expect(module).toBe(registered.get('square.ts'));
});

test('a program that uses no pool has no entry for one', async () => {
  const build = await buildOf('import { sleep } from "lab"; say(sleep);');
  expect(Object.keys(build.entries)).toEqual(['main.ts']);
});

test('names of the realm are free for the reader', async () => {
  const text = 'const $ = 1, __realm = 2; const __realm_n = 3; for (const x of [4]) say($, __realm, __realm_n, x);';
  expect((await execute(await buildOf(text, 'guarded'))).said).toEqual([1, 2, 3, 4]);
});

test('a source map that the reader pasted is not followed', async () => {
  const map = Buffer.from('{"version":3,"sources":["fake.js"],"names":[],"mappings":"AAAA"}').toString('base64');
  for (const url of [`data:application/json;base64,${map}`, 'main.js.map', '/etc/passwd']) {
    const text = `say(1);\n//# sourceMappingURL=${url}`;
    const build = await buildOf(text);
    expect(JSON.parse(build.entries['main.ts']?.map ?? '')).toMatchObject({ sources: ['main.ts'] });
    expect(await complaintsOf(text)).toEqual([]);
  }
});
