import { expect, test } from 'vitest';
import { functionName, locate } from '../../src/runtime/compile/locate.ts';
import type { Build } from '../../src/runtime/request.ts';
import type { GeneratedFrame } from '../../src/runtime/results.ts';
import { buildOf, execute } from './compile-harness.ts';

/** The frames of an error in V8's words, those of `entry` only. */
function framesOf(error: unknown, entry: string): readonly GeneratedFrame[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return [...stack.matchAll(/^\s+at (?:(?<name>.+?) \()?(?<file>[^():]+):(?<line>\d+):(?<column>\d+)\)?$/gmu)]
    .map(({ groups = {} }) => ({
      name: groups['name'] ?? '',
      entry: groups['file'] ?? '',
      line: Number(groups['line']),
      column: Number(groups['column']),
    }))
    .filter((frame) => frame.entry === entry);
}

async function thrownBy(build: Build, entry = build.main): Promise<readonly string[]> {
  const error: unknown = await execute(build, entry).then(
    () => 'nothing was thrown',
    (reason: unknown) => reason,
  );
  return framesOf(error, entry).flatMap((frame) => {
    const position = locate(build, frame);
    return position
      ? [`${functionName(build, frame)} ${position.file}:${position.line}:${position.column}`.trim()]
      : [];
  });
}

test('a stack leads to lines and columns of the reader’s files, in both variants', async () => {
  const files = {
    'main.ts':
      'import { fail } from "./a.ts";\nimport { pool } from "lab";\nfor (const n of [1]) {\n  fail(n);\n}\nsay(pool);',
    'a.ts': '\n\nexport function fail(n: number): never {\n  const text: string = "😀"; throw new Error(text);\n}',
  };
  for (const variant of ['plain', 'guarded'] as const) {
    expect(await thrownBy(await buildOf(files, variant))).toEqual(['fail a.ts:4:36', 'main.ts:4:3']);
  }
});

test('what is put into a line moves no place behind it', async () => {
  const text = 'for (const n of [1]) console.debug(import.meta.url, (() => { throw new Error("x"); })());';
  const column = text.indexOf('new Error') + 1;
  const [innermost] = await thrownBy(await buildOf(text, 'guarded'));
  expect(innermost).toBe(`main.ts:1:${column}`);
});

test('a use before the declaration has its place, and what is declared has its own', async () => {
  const text = 'const first = 1, f = () => late;\n/* 😀 */ say(first, f());\nexport const late = 2;';
  for (const variant of ['plain', 'guarded'] as const) {
    expect(await thrownBy(await buildOf(text, variant))).toEqual(['f main.ts:1:28', 'main.ts:2:21']);
  }
});

test('a class that says its own name has it in a stack too', async () => {
  const text = 'class Till {\n  static made = [Till]; constructor() { throw new Error(Till.name); }\n}\nnew Till();';
  expect(await thrownBy(await buildOf(text))).toEqual(['new Till main.ts:2:47', 'main.ts:4:1']);
});

test('places after a byte order mark, Windows’ line ends and U+2028 are the editor’s', async () => {
  const text = '\uFEFFconst s = "\u2028";\r\nconst f = () => { throw new Error(s); };\r\nf();';
  expect(await thrownBy(await buildOf(text))).toEqual(['f main.ts:2:25', 'main.ts:3:1']);
});

test('places in modules that are loaded on demand, and in workers, are found', async () => {
  const lazy = { 'main.ts': 'say(1);\nawait import("./lazy.ts");', 'lazy.ts': '\nthrow new Error("lazy");' };
  expect((await thrownBy(await buildOf(lazy)))[0]).toBe('lazy.ts:2:7');
  const worker = {
    'main.ts': 'new URL("./shop/w.ts", import.meta.url);',
    'shop/w.ts': 'import { fail } from "../fail.ts"; \nfail();',
    'fail.ts': 'export const fail = () => { throw new Error("x"); };',
  };
  expect(await thrownBy(await buildOf(worker), 'shop/w.ts')).toEqual(['fail fail.ts:1:35', 'shop/w.ts:2:1']);
});

test('functions have the names that the reader gave them, where two modules use one', async () => {
  const files = {
    'main.ts': 'import { run } from "./a.ts";\nfunction step() {\n  run();\n}\nstep();',
    'a.ts': 'function step() {\n  throw new Error("x");\n}\nexport function run() {\n  step();\n}',
  };
  expect(await thrownBy(await buildOf(files))).toEqual([
    'step a.ts:2:9',
    'run a.ts:5:3',
    'step main.ts:3:3',
    'main.ts:5:1',
  ]);
});

test('code that is not the reader’s has no place', async () => {
  const build = await buildOf(
    { 'main.ts': 'import { a } from "./a.ts"; say(a);', 'a.ts': 'export const a = 1;' },
    'guarded',
  );
  const at = (line: number, column: number, entry = 'main.ts') => locate(build, { name: '', entry, line, column });
  expect(at(1, 1)).toBeUndefined();
  expect(at(3, 5)).toBeUndefined();
  expect(at(0, 0)).toBeUndefined();
  expect(at(9_999, 1)).toBeUndefined();
  expect(at(1, 1, 'other.ts')).toBeUndefined();
  expect(at(1, 1, 'toString')).toBeUndefined();
});
