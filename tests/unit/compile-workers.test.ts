import { expect, test } from 'vitest';
import { buildOf, complaintsOf } from './compile-harness.ts';

const entriesOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  Object.keys((await buildOf(files)).entries);

test('a file that a program starts as a worker is an entry of its own', async () => {
  const start = 'new Worker(new URL("./w.ts", import.meta.url), { type: "module" });';
  expect(await entriesOf({ 'main.ts': start, 'w.ts': '' })).toEqual(['main.ts', 'w.ts']);
  expect(await entriesOf({ 'main.ts': 'new Worker(new URL(`w.ts`, import.meta.url));', 'w.ts': '' })).toEqual([
    'main.ts',
    'w.ts',
  ]);
  expect(await entriesOf({ 'main.ts': 'new Worker(new URL("/w.ts?x#y", import.meta.url));', 'w.ts': '' })).toEqual([
    'main.ts',
    'w.ts',
  ]);
});

test('a worker is found where its address is kept in a variable', async () => {
  const text = 'const address = new URL("./w.ts", import.meta.url);\nfunction start() { return new Worker(address); }';
  expect(await entriesOf({ 'main.ts': text, 'w.ts': '' })).toEqual(['main.ts', 'w.ts']);
});

test('workers are found in modules, in modules that are loaded on demand, and in workers', async () => {
  const files = {
    'main.ts': 'import "./a.ts"; await import("./b.ts");',
    'a.ts': 'new Worker(new URL("./w1.ts", import.meta.url));',
    'b.ts': 'new Worker(new URL("./shop/w2.ts", import.meta.url));',
    'w1.ts': '',
    'shop/w2.ts': 'new Worker(new URL("./w3.ts", import.meta.url));',
    'shop/w3.ts':
      'new Worker(new URL("../main.ts", import.meta.url)); new Worker(new URL("./w2.ts", import.meta.url));',
  };
  expect(await entriesOf(files)).toEqual(['main.ts', 'shop/w2.ts', 'shop/w3.ts', 'w1.ts']);
});

test('what stands in a string or a comment, or means another URL, starts no worker', async () => {
  const text = `
    // new Worker(new URL("./w.ts", import.meta.url))
    say('new Worker(new URL("./w.ts", import.meta.url))', \`new URL("./w.ts", import.meta.url)\`);
    function f(URL: any) { new URL("./w.ts", import.meta.url); }
    new URL("./w.ts", "https://example.com"); new URL("https://example.com/w.ts", import.meta.url);
    new URL("./data.json", import.meta.url);`;
  expect(await entriesOf({ 'main.ts': text, 'w.ts': '', 'data.json': '{}' })).toEqual(['main.ts']);
});

test('a worker that cannot start is a warning at its place', async () => {
  expect(
    await complaintsOf({ 'main.ts': 'say(1);\nnew Worker(new URL("./w", import.meta.url));', 'w.ts': '' }),
  ).toEqual([
    'main.ts:2:12+1 warning: There is no file "w" in this program, so this worker cannot start. A worker’s file is named with its ending.',
  ]);
  expect(await complaintsOf({ 'main.ts': 'new Worker("./w.ts");', 'w.ts': '' })).toEqual([
    'main.ts:1:1+1 warning: Name a worker’s file so that it is found: new Worker(new URL("./w.ts", import.meta.url), { type: "module" }).',
  ]);
});

test('mistakes in a worker are found before the program runs', async () => {
  const files = { 'main.ts': 'new Worker(new URL("./w.ts", import.meta.url));', 'w.ts': 'let a; let a;' };
  expect(await complaintsOf(files)).toEqual(['w.ts:1:12+1 error: The symbol "a" has already been declared.']);
});

test('for the main thread, main.ts and the pool are guarded and workers are not', async () => {
  const files = {
    'main.ts': 'import { pool } from "lab"; import "./a.ts"; pool(); new Worker(new URL("./w.ts", import.meta.url));',
    'a.ts': 'for (;;) break;',
    'w.ts': 'import "./a.ts";',
  };
  const guarded = async (variant: 'plain' | 'guarded'): Promise<readonly string[]> => {
    const { entries } = await buildOf(files, variant);
    return Object.keys(entries).filter((name) => entries[name]?.code.includes('.check()'));
  };
  expect(await guarded('guarded')).toEqual(['#pool', 'main.ts']);
  expect(await guarded('plain')).toEqual([]);
});
