import { expect, test } from 'vitest';
import { buildOf, compileFiles, complaintsOf, execute } from './compile-harness.ts';

const importable = 'A program can import its own files, "lab" and "comlink".';

test('an import may leave out the ending, as in TypeScript', async () => {
  const files = {
    'main.ts': `
      import { a } from "./a";
      import { b } from "./shop/b.js";
      import { c } from "./shop";
      import data from "./data.json";
      say(a, b, c, data.name);`,
    'a.ts': 'export const a = 1;',
    'shop/b.ts': 'import { a } from "../a"; export const b = a + 1;',
    'shop/index.ts': 'import { b } from "./b"; export const c = b + 1;',
    'data.json': '{ "name": "four" }',
  };
  expect((await execute(await buildOf(files))).said).toEqual([1, 2, 3, 'four']);
});

test('what cannot be imported is named, with what can be', async () => {
  const cases: readonly (readonly [string, string])[] = [
    ['lodash', `"lodash" cannot be imported. ${importable}`],
    ['node:fs', `"node:fs" cannot be imported. ${importable}`],
    ['https://esm.sh/x', `A program has no network, so "https://esm.sh/x" cannot be fetched. ${importable}`],
    ['a.ts', '"a.ts" is not the name of a package; for the file, write "./a.ts".'],
    ['/a.ts', '"/a.ts" is not the name of a package; for the file, write "./a.ts".'],
    ['./b.ts', 'There is no file "b.ts" in this program. Its files are "main.ts" and "a.ts".'],
    ['../a.ts', `"../a.ts" leads out of the program. ${importable}`],
  ];
  for (const [name, message] of cases) {
    const files = { 'main.ts': `import "${name}";`, 'a.ts': '' };
    expect(await complaintsOf(files), name).toEqual([`main.ts:1:8+${name.length + 2} error: ${message}`]);
  }
});

test('another cell is imported by its id, with what it imports itself, and a pool finds its functions', async () => {
  const files = {
    'main.ts': 'import { pool } from "lab"; import { a } from "#a"; import { b } from "#b/more.ts"; say(a, b, pool);',
    'cells/a/main.ts': 'import { half } from "./half.ts"; import { b } from "#b/more.ts"; export const a = half(b);',
    'cells/a/half.ts': 'export const half = (n: number) => n / 2;',
    'cells/b/more.ts': 'export const b = 4;',
    'cells/b/main.ts': 'say("never loaded");',
  };
  const notes = await execute(await buildOf(files));
  expect(notes.said).toEqual([2, 4, 'the pool']);
  expect([...notes.registered.keys()]).toContain('cells/a/main.ts');

  const cases = {
    '#nobody': 'There is no program "#nobody" here to import from.',
    '#a/none.ts': 'There is no file "none.ts" in the program "#a". Its files are "#a/main.ts" and "#a/half.ts".',
    '#a/half': 'There is no file "half" in the program "#a". Its files are "#a/main.ts" and "#a/half.ts".',
    '#A b': '"#A b" names no program: write "#" and the id of another program of the lesson, as in "#primes".',
  };
  for (const [name, message] of Object.entries(cases)) {
    const wrong = { ...files, 'main.ts': `import "${name}";` };
    expect(await complaintsOf(wrong), name).toEqual([`main.ts:1:8+${name.length + 2} error: ${message}`]);
  }
});

test('an export that is not there is a mistake that says what is', async () => {
  expect(await complaintsOf('import { pol } from "lab"; say(pol);')).toEqual([
    'main.ts:1:10+3 error: "lab" has no export named "pol"; it exports acquire, assert, channel, cpu, critical, io, mutex, plot, pool, receive, release, semaphore, send, sleep, span, table, task and withLock.',
  ]);
  expect(await complaintsOf('import Comlink from "comlink"; say(Comlink);')).toEqual([
    'main.ts:1:8+7 error: "comlink" has no default export; it exports createEndpoint, expose, finalizer, proxy, proxyMarker, releaseProxy, transfer, transferHandlers, windowEndpoint and wrap. Write import { … } or import * as Comlink.',
  ]);
  expect(
    await complaintsOf({ 'main.ts': 'import { b } from "./a.ts"; say(b);', 'a.ts': 'export const a = 1;' }),
  ).toEqual(['main.ts:1:10+1 error: "a.ts" has no export named "b".']);
});

test('lab and comlink come from the realm', async () => {
  const text = 'import { sleep } from "lab"; import * as Comlink from "comlink"; say(sleep, Comlink.wrap);';
  expect((await execute(await buildOf(text))).said).toEqual(['the sleep', 'the wrap']);
});

test('imports of types alone leave nothing behind', async () => {
  const files = {
    'main.ts':
      'import type { Remote } from "comlink"; import { Shape } from "./types.ts"; const s: Shape = { n: 1 }; say(s.n);',
    'types.ts': 'export type Shape = { n: number }; export interface Other {}',
  };
  const build = await buildOf(files);
  expect((await execute(build)).said).toEqual([1]);
  expect(build.entries['main.ts']?.code).not.toContain('types.ts');
});

test('a dynamic import loads a file of the program, once and on demand', async () => {
  const files = {
    'main.ts': 'say("before"); const a = await import("./a.ts"); const b = await import("./a"); say(a === b, a.value);',
    'a.ts': 'say("loaded"); export const value = await Promise.resolve(7);',
  };
  expect((await execute(await buildOf(files))).said).toEqual(['before', 'loaded', true, 7]);
});

test('a dynamic import of a name that only the run knows warns, and rejects when it is reached', async () => {
  const text = 'const name = "./a.ts";\nsay("before");\nawait import(name).catch((error) => say(error.message));';
  const sentence = 'import() finds a file only if its name is written out, as in import("./square.ts").';
  expect(await complaintsOf(text)).toEqual([`main.ts:3:7+1 warning: ${sentence}`]);
  expect((await execute(await buildOf(text))).said).toEqual(['before', sentence]);
});

test('a dynamic import of a pattern never looks into the file system', async () => {
  const sentence = 'import() finds a file only if its name is written out, as in import("./square.ts").';
  for (const pattern of ['"./" + name', '`./${name}.ts`', '"../../../../../etc/" + name']) {
    const complaints = await complaintsOf(`const name = "a"; import(${pattern});`);
    expect(complaints, pattern).toEqual([`main.ts:1:26+${pattern.length} error: ${sentence}`]);
  }
});

test('modules that import each other work, and so does an entry that is imported back', async () => {
  const files = {
    'main.ts': 'import { isEven } from "./even.ts"; export const zero = 0; say(isEven(10));',
    'even.ts':
      'import { isOdd } from "./odd.ts"; export function isEven(n: number): boolean { return n === 0 || isOdd(n - 1); }',
    'odd.ts':
      'import { isEven } from "./even.ts"; import { zero } from "./main.ts"; export function isOdd(n: number): boolean { return n !== zero && isEven(n - 1); }',
  };
  expect((await execute(await buildOf(files))).said).toEqual([true]);
});

test('the compiler’s own file system has no say', async () => {
  const compiled = await compileFiles({ 'main.ts': 'import "./package.json"; import "./src/runtime/protocol.ts";' });
  expect(compiled.ok).toBe(false);
});
