import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildOf, entryOf, execute } from './compile-harness.ts';

// A program's own words are no output of the test.
beforeEach(() => void vi.spyOn(console, 'debug').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

/** The marked values of a run, each with the place of its call. */
async function marksOf(files: string | Readonly<Record<string, string>>): Promise<readonly string[]> {
  const build = await buildOf(files, 'guarded');
  const { marks } = await execute(build);
  const { sites } = entryOf(build, build.main);
  return marks.map(({ site, value }) => {
    const { file, line, column } = sites[site]!;
    return `${file}:${line}:${column} ${JSON.stringify(value)}`;
  });
}

test('a direct call of the console hands its last argument through the realm, with its place', async () => {
  expect(await marksOf('console.debug("a", 1);\nif (true)\n  console.debug([2]);')).toEqual([
    'main.ts:1:1 1',
    'main.ts:3:3 [2]',
  ]);
});

test('the place counts UTF-16 units in the reader’s own file', async () => {
  const files = {
    'main.ts': '\uFEFFimport "./a.ts";\r\n"😀"; console.debug(1);',
    'a.ts': '"\u2028"; console.debug(2);\r console.debug(3);',
  };
  expect(await marksOf(files)).toEqual(['a.ts:1:6 2', 'a.ts:2:2 3', 'main.ts:2:7 1']);
});

test('the last argument may be spread, and calls may stand in each other', async () => {
  expect(await marksOf('console.debug(...[1, 2]);')).toEqual(['main.ts:1:1 [1,2]']);
  expect(await marksOf('console.debug(1, console.debug(2) ?? 3);')).toEqual(['main.ts:1:18 2', 'main.ts:1:1 3']);
  expect(await marksOf('for (const n of [1, 2]) console.debug((n, n * 2));')).toEqual([
    'main.ts:1:25 2',
    'main.ts:1:25 4',
  ]);
  expect(await marksOf('console.debug(`\n${1}\n`);')).toEqual(['main.ts:1:1 "\\n1\\n"']);
});

test('a class that says its own name can be what is marked', async () => {
  const text = 'class A { static n = 3; log() { console.debug(A); console.debug(A.n); } }\nnew A().log();';
  expect(await marksOf(text)).toEqual(['main.ts:1:33 undefined', 'main.ts:1:51 3']);
});

test.each([
  ['no arguments', 'console.debug();'],
  ['a console that is a parameter', 'const own = { debug() {} }; ((console: any) => console.debug(1))(own);'],
  ['a console that is a variable of the block', '{ const console = { debug() {} }; console.debug(1); }'],
  [
    'a console that is hoisted',
    'function f() { if (false) { var console: any = 1; } try { console.debug(1); } catch {} }\nf();',
  ],
  ['a console of the whole module', 'const console = { debug() {} }; console.debug(1);'],
  ['a console that is imported', 'import { console } from "./own.ts"; console.debug(1);'],
  ['a console that was caught', 'try { throw { debug() {} }; } catch (console) { console.debug(1); }'],
  ['a console that is taken apart', 'const { console } = { console: { debug() {} } }; console.debug(1);'],
  [
    'a console that is a function',
    'function f() { function console() {} console.debug = (n: number) => n; console.debug(1); }\nf();',
  ],
  ['a console that is a class', '{ class console { static debug(n: number) {} } console.debug(1); }'],
  ['a method that is looked up', 'console["debug"](1);'],
  ['a method that does not print', 'console.time("x"); console.countReset("y");'],
  ['another object’s console', 'const o = { console: { debug() {} } }; o.console.debug(1);'],
])('%s: no mark', async (_, text) => {
  const own = 'export const console = { debug(n: number) {} };';
  expect(await marksOf({ 'main.ts': text, 'own.ts': own })).toEqual([]);
});

test('a shadowed console does not hide the global one beside it', async () => {
  const text = '((console: any) => console.debug(1))({ debug() {} }); console.debug(2);';
  expect(await marksOf(text)).toEqual(['main.ts:1:55 2']);
});
