import { expect, test } from 'vitest';
import { typeCheck } from '../../src/course/type-check.ts';
import { formatted, lessonFile, programsOf } from './course/project.ts';

// The checker's own libraries take their time on the first call.
const timeoutMs = 60_000;
const root = process.cwd();

test(
  'a type error names the line of the lesson, and every program of the course is checked',
  async () => {
    const programs = await programsOf(
      [
        '# A',
        '',
        '- In a list',
        '',
        '  ```ts cell id="a" title="A"',
        '  const a = 1;',
        '  const b: string = a;',
        '  // file: square.ts',
        '  export function square(n: number): number {',
        '    return n.length;',
        '  }',
        '  ```',
        '',
        '```ts cell id="b" title="B"',
        'import { pool } from "lab";',
        'import { missing } from "./nowhere.ts";',
        'await pool().mop([1], missing);',
        '```',
      ].join('\n'),
    );
    expect(formatted(typeCheck(root, programs))).toEqual([
      `${lessonFile}:7: Type error: Type 'number' is not assignable to type 'string'.`,
      `${lessonFile}:10: Type error: Property 'length' does not exist on type 'number'.`,
      `${lessonFile}:16: Type error: Cannot find module './nowhere.ts' or its corresponding type declarations.`,
      `${lessonFile}:17: Type error: Property 'mop' does not exist on type 'Pool'.`,
    ]);
  },
  timeoutMs,
);

test(
  'lab, comlink, workers and top-level await are there, and programs do not see each other',
  async () => {
    const programs = await programsOf(
      [
        '```ts cell id="a" title="A"',
        'import * as Comlink from "comlink";',
        'import { pool, sleep, span } from "lab";',
        'import type { Api } from "./api.ts";',
        'import { square } from "./square.ts";',
        'const api = Comlink.wrap<Api>(new Worker(new URL("./api.ts", import.meta.url), { type: "module" }));',
        'const four: number = await api.twice(2);',
        'const squares: number[] = await pool().map([four], square, { chunk: 2 });',
        'await sleep(1);',
        'console.log(span("sum", () => squares.length));',
        '// file: api.ts',
        'import { expose } from "comlink";',
        'const api = { twice: (n: number) => 2 * n };',
        'export type Api = typeof api;',
        'expose(api);',
        '// file: square.ts',
        'export function square(n: number) { return n * n; }',
        '```',
        '',
        '```ts cell id="b" title="B"',
        'const four = "four";',
        'const api = four.length;',
        'console.log(api);',
        '```',
      ].join('\n'),
    );
    expect(formatted(typeCheck(root, programs))).toEqual([]);
  },
  timeoutMs,
);
