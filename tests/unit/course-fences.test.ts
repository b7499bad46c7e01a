import { expect, test } from 'vitest';
import { programsOf } from './course/project.ts';

/** The files of the programs of a lesson, as `name:line` (of the lesson) and text. */
async function filesOf(source: string): Promise<readonly (readonly [place: string, text: string])[]> {
  const programs = await programsOf(source);
  return programs.flatMap(({ program, origins }) =>
    program.files.map(({ name, text }, index) => [`${name}:${origins[index]?.line}`, text] as const),
  );
}

test('a fence is a program of one file, main.ts', async () => {
  const source = ['# A', '', '```ts cell id="a" title="A"', 'const a = 1;', '', 'a;', '```', ''].join('\n');
  expect(await filesOf(source)).toEqual([['main.ts:4', 'const a = 1;\n\na;']]);
});

test('frontmatter and characters outside the basic plane move no line', async () => {
  const source = ['---', 'title: A 🧵', '---', '', 'é 🧵🧵 {1 + 1}', '', '```ts cell id="a" title="A"', 'a();', '```'];
  expect(await filesOf(source.join('\n'))).toEqual([['main.ts:8', 'a();']]);
});

test('fences that are not marked, or only in another word, are prose', async () => {
  const source = ['```ts', 'a', '```', '', '```ts title="cell"', 'a', '```', '', '```ts cellar id="a"', 'a', '```'];
  expect(await filesOf(source.join('\n'))).toEqual([]);
});

test('a fence inside a longer fence is text', async () => {
  const source = [
    '````md',
    '```ts cell id="a" title="A"',
    'a',
    '```',
    '````',
    '',
    '```ts cell id="b" title="B"',
    'b',
    '```',
  ];
  expect(await filesOf(source.join('\n'))).toEqual([['main.ts:8', 'b']]);
});

test('a longer fence holds shorter ones in its program', async () => {
  const source = ['````ts cell id="a" title="A"', 'const md = `', '```', '`;', '````'];
  expect(await filesOf(source.join('\n'))).toEqual([['main.ts:2', 'const md = `\n```\n`;']]);
});

test('a fence may be of tildes', async () => {
  expect(await filesOf(['~~~ts cell id="a" title="A"', 'a', '~~~'].join('\n'))).toEqual([['main.ts:2', 'a']]);
});

test('a fence in a comment is none', async () => {
  expect(await filesOf(['{/*', '```ts cell id="a"', 'a', '```', '*/}'].join('\n'))).toEqual([]);
});

test('the indentation of a list or quotation is not part of the program', async () => {
  const source = [
    '1. One',
    '',
    '   ```ts cell id="a" title="A"',
    '   if (a) {',
    '     b();',
    '   }',
    '   ```',
    '',
    '> ~~~ts cell id="b" title="B"',
    '> b();',
    '> ~~~',
    '',
    '  ```ts cell id="c" title="C"',
    '  c();',
    '    d();',
    '  ```',
  ];
  expect(await filesOf(source.join('\n'))).toEqual([
    ['main.ts:4', 'if (a) {\n  b();\n}'],
    ['main.ts:10', 'b();'],
    ['main.ts:14', 'c();\n  d();'],
  ]);
});

test('fences in asides and in components are found', async () => {
  const source = [
    ':::note',
    '```ts cell id="a" title="A"',
    'a',
    '```',
    ':::',
    '',
    '<Steps>',
    '',
    '```ts cell id="b" title="B"',
    'b',
    '```',
    '',
    '</Steps>',
  ];
  expect(await filesOf(source.join('\n'))).toEqual([
    ['main.ts:3', 'a'],
    ['main.ts:10', 'b'],
  ]);
});

test('a file with carriage returns gives the same program', async () => {
  const source = ['# A', '', '```ts cell id="a" title="A"', 'a();', '', 'b();', '// file: c.ts', 'c();', '```', ''];
  expect(await filesOf(source.join('\r\n'))).toEqual(await filesOf(source.join('\n')));
  expect((await programsOf(source.join('\r\n')))[0]?.hash).toBe((await programsOf(source.join('\n')))[0]?.hash);
});

test('"// file:" lines part the files of a program', async () => {
  const source = [
    '```ts cell id="a" title="A"',
    'import "./shop/till.ts";',
    '',
    '// file: shop/till.ts',
    'export {};',
    '// file: b.ts ',
    '',
    'b();',
    '```',
  ];
  expect(await filesOf(source.join('\n'))).toEqual([
    ['main.ts:2', 'import "./shop/till.ts";'],
    ['shop/till.ts:5', 'export {};'],
    ['b.ts:7', '\nb();'],
  ]);
});

test('a "// file:" line on top names the first file', async () => {
  const source = ['```ts cell id="a" title="A"', '// file: shop.ts', 'a();', '// file: b.ts', 'b();', '```'];
  expect(await filesOf(source.join('\n'))).toEqual([
    ['shop.ts:3', 'a();'],
    ['b.ts:5', 'b();'],
  ]);
});
