import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { expect, expectTypeOf, test } from 'vitest';
import type * as Lab from '../../src/runtime/lab/lab.d.ts';
import { isFileName } from '../../src/runtime/program/names.ts';
import { denoModule } from '../../src/runtime/takeaway/deno-modules.ts';
import { lessonMarkdown, programMarkdown } from '../../src/runtime/takeaway/markdown-text.ts';
import { importedModules, workerFiles } from '../../src/runtime/takeaway/module-graph.ts';
import { notebookMain } from '../../src/runtime/takeaway/notebook-main.ts';
import { templateText } from '../../src/runtime/takeaway/notebook-setup.ts';
import type * as Outside from '../../src/runtime/takeaway/outside/index.ts';
import { projectFiles } from '../../src/runtime/takeaway/project-files.ts';
import { fileNameOf, type TakenProgram } from '../../src/runtime/takeaway/taken-program.ts';
import { zipOf } from '../../src/runtime/takeaway/zip.ts';
import { programOf } from './compile-harness.ts';

const taken = (files: Readonly<Record<string, string>>, more: Partial<TakenProgram> = {}): TakenProgram => ({
  id: 'use',
  title: 'Its <use>',
  machine: { kind: 'workers', workers: 3 },
  files: programOf(files).files,
  ...more,
});

const texts = fc.string({ unit: fc.constantFrom('`', '$', '{', '}', '\\', 'a', '\n', '💡', '\u2028', '"') });

/** What threads programs meet over; no machine of a cell runs those yet. */
type Meeting =
  'mutex' | 'semaphore' | 'channel' | 'acquire' | 'release' | 'withLock' | 'send' | 'receive' | 'critical' | 'assert';

test('lab outside has the functions of lab that scripts use, with their types', () => {
  expectTypeOf<keyof typeof Outside>().toEqualTypeOf<Exclude<keyof typeof Lab, Meeting>>();
  expectTypeOf<typeof Outside>().toExtend<Omit<typeof Lab, Meeting>>();
});

test('any text comes back from the template that a notebook has it in', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(runInNewContext(templateText(text))).toBe(text);
    }),
  );
});

test('the modules of a pool are those that the entry executes by importing them', () => {
  const program = taken({
    'main.ts': `import { a } from "./a"; import type { B } from "./b.ts"; import data from "./data.json";
      import { c } from "#law/c.ts"; const late = await import("./late.ts");
      new Worker(new URL("./b.ts", import.meta.url), { type: "module" }); new URL("./none.ts", import.meta.url);`,
    'a.ts': 'import "./deep/d.ts"; import "./main.ts"; export const a = 1;',
    'b.ts': 'postMessage(1); export type B = 1;',
    'deep/d.ts': 'export const d = 1;',
    'late.ts': 'export {};',
    'data.json': '{}',
    'cells/law/main.ts': 'export {};',
    'cells/law/c.ts': 'export const c = 1;',
  });
  expect(importedModules(program)).toEqual(['a.ts', 'deep/d.ts', 'cells/law/c.ts']);
  expect(workerFiles(program)).toEqual(['b.ts']);
});

test('an entry becomes the code of a notebook’s cell: what it imports is constants there', () => {
  const names = new Set(['main.ts', 'a.ts', 'shop/till.ts', 'data.json', 'cells/law/main.ts']);
  const code = (text: string): string | undefined =>
    notebookMain({ name: 'main.ts', text }, names, (name) => `at("${name}")`);
  const cases: Readonly<Record<string, string | undefined>> = {
    'import { pool, type Pool } from "lab";\nawait pool().map([], f);':
      'const { pool } = lab;\nawait pool().map([], f);',
    'import * as Comlink from "comlink";': 'const Comlink = await import("npm:comlink@4.4.2");',
    'import { a as b, c } from "./a"': 'const { a: b, c } = await import(at("a.ts"));',
    'import till, { type T, open } from "./shop/till.ts"; import type { X } from "./a.ts";':
      'const { default: till, open } = await import(at("shop/till.ts")); ',
    'import data from "./data.json" with { type: "json" };':
      'const { default: data } = await import(at("data.json"), { with: { type: "json" } });',
    'import { law } from "#law";\nimport "./a.ts";':
      'const { law } = await import(at("cells/law/main.ts"));\nawait import(at("a.ts"));',
    'const a = await import("./a.ts"); const text = "import";':
      'const a = await import(at("a.ts")); const text = "import";',
    'new Worker(new URL("./a.ts", import.meta.url), { type: "module" });':
      'new Worker(new URL(at("a.ts")), { type: "module" });',
    'export const a = 1;': undefined,
    'console.log(import.meta.url);': undefined,
    'import { x } from "nowhere";': undefined,
  };
  for (const [text, wanted] of Object.entries(cases)) expect(code(text), text).toBe(wanted);
});

test('a module for Deno has every name written out', () => {
  const names = new Set(['main.ts', 'shop/till.ts', 'data.json', 'cells/law/main.ts']);
  const text = `import { pool } from "lab"; import data from "../data.json"; export * from "../main";
import { wrap } from "comlink"; import { law } from "#law"; // import "lab"`;
  expect(denoModule({ name: 'shop/till.ts', text }, names)).toBe(
    `import { pool } from "../../lab/index.ts"; import data from "./../data.json" with { type: "json" }; export * from "./../main.ts";
import { wrap } from "npm:comlink@4.4.2"; import { law } from "./../cells/law/main.ts"; // import "lab"`,
  );
});

test('a project holds the program as it stands, and a zip gives the same files back below one folder', () => {
  const program = taken({
    'main.ts': 'import { law } from "#law";\nlaw();',
    'cells/law/main.ts': 'export const law = () => 1;',
  });
  const files = projectFiles('Its <use>', [program]);
  expect(files['programs/use/main.ts']).toBe(program.files[0].text);
  expect(files['programs/use/cells/law/main.ts']).toBe(program.files[1]?.text);
  expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({
    name: 'its-use',
    imports: { '#law': './programs/use/cells/law/main.ts', '#law/*': './programs/use/cells/law/*' },
    dependencies: { comlink: '4.4.2' },
  });
  expect(files['run/use/modules.ts']).toContain('import("../../programs/use/cells/law/main.ts")');
  expect(files['run/use/thread.ts']).toContain('workers: 3,');
  expect(files['index.html']).toContain('<h1>Its &lt;use&gt;</h1>');

  const back = unzipSync(zipOf('its-use', files));
  expect(Object.fromEntries(Object.entries(back).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`its-use/${path}`, text])),
  );
  expect(zipOf('its-use', files)).toEqual(zipOf('its-use', files));

  const law = taken({ 'main.ts': 'export const law = () => 1;' }, { id: 'law', title: 'The law' });
  const both = projectFiles('A lesson', [law, program]);
  expect(both['programs/use/cells/law/main.ts']).toBeUndefined();
  expect(JSON.parse(both['package.json'] ?? '')).toMatchObject({ imports: { '#law': './programs/law/main.ts' } });
  expect(both['run/use/modules.ts']).toContain('import("../../programs/law/main.ts")');
  expect(Object.keys(both).filter((path) => path.endsWith('.html'))).toEqual(['index.html', 'law.html', 'use.html']);
});

test('no text of a program closes the fence that it stands in', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const markdown = programMarkdown(taken({ 'main.ts': text }));
      const [, opening = ''] = /^(`{3,})ts$/mu.exec(markdown) ?? [];
      const lines = markdown.split('\n');
      const closing = lines.filter((line) => line.startsWith(opening) && /^`+$/u.test(line));
      expect(closing).toEqual([opening]);
    }),
  );
});

test('a lesson as Markdown has its prose, its programs and what they printed', () => {
  const printed = {
    lines: [
      { lane: 'main', level: 'log', text: 'one' },
      { lane: 'worker-1', level: 'log', text: 'two' },
    ],
    threw: false,
  } as const;
  expect(
    lessonMarkdown({
      title: 'A lesson',
      lede: 'In short.',
      parts: [
        { kind: 'prose', text: '\nSome prose.\n' },
        { kind: 'program', program: taken({ 'main.ts': 'a();\n', 'cells/law/b.ts': 'b();' }, { printed }) },
      ],
    }),
  ).toBe(
    [
      '# A lesson\n',
      '*In short.*\n',
      'Some prose.\n',
      '**Its <use>**\n',
      '```ts\n// file: main.ts\na();\n```\n',
      '```ts\n// file: #law/b.ts\nb();\n```\n',
      'Output (Workers, 3):\n',
      '```text\n[main] one\n[worker-1] two\n```\n',
    ].join('\n'),
  );
});

test('the name of a file is safe whatever the title is', () => {
  expect(fileNameOf('Three cafés', '.md')).toBe('three-cafes.md');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      expect(isFileName(fileNameOf(title, '.ts'))).toBe(true);
      expect(fileNameOf(title, '').length).toBeLessThanOrEqual(60);
    }),
  );
});
