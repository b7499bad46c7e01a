import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { showCells } from '../../src/course/lesson-cells.ts';
import { programsOf } from './course/project.ts';

async function shown(source: string): Promise<string> {
  return showCells(source, await programsOf(source));
}

/** The lesson as JSX: what stands in its body, without the module around it. */
async function bodyOf(source: string): Promise<string> {
  const { code } = mdxToJs(await shown(source), { jsx: true });
  return /return (<>.*<\/>);/su.exec(code)?.[1]?.replaceAll('{"\\n"}', '').replaceAll('_components.', '') ?? code;
}

test('a lesson without cells is left as it is', async () => {
  expect(await shown('# A\n\n```ts\na\n```\n')).toBe('# A\n\n```ts\na\n```\n');
});

test('the component stands in the place of a fence and is imported', async () => {
  const source = 'Before\n\n```ts cell id="a" title="A"\na();\n```\n\nAfter\n';
  expect(await bodyOf(source)).toBe('<><p>{"Before"}</p><CourseCell program="unit/lesson/a" /><p>{"After"}</p></>');
  expect(await shown(source)).toContain('\nimport CourseCell from "/src/components/cell/Cell.astro";\n');
});

test('every line of the lesson keeps its number', async () => {
  const source = [
    '- One',
    '',
    '  ```ts cell id="a" title="A"',
    '  a();',
    '',
    '  b();',
    '  ```',
    '- Two',
    '',
    '> ```ts cell id="b" title="B"',
    '> a();',
    '>',
    '> > b();',
    '> ```',
    '',
    '~~~ts cell id="c" title="C"',
    'c();',
    '~~~',
    'After',
  ];
  const lines = (await shown(source.join('\n'))).split('\n');
  expect(lines.indexOf('- Two')).toBe(source.indexOf('- Two'));
  expect(lines.indexOf('After')).toBe(source.indexOf('After'));
  expect(await bodyOf(source.join('\n'))).toBe(
    '<><ul><li><p>{"One"}</p><CourseCell program="unit/lesson/a" /></li><li><p>{"Two"}</p></li></ul>' +
      '<blockquote><CourseCell program="unit/lesson/b" /></blockquote>' +
      '<CourseCell program="unit/lesson/c" /><p>{"After"}</p></>',
  );
});

test('an error after a cell names the line that the author sees', async () => {
  const source = '# A\n\n```ts cell id="a" title="A"\na();\nb();\n```\n\nText';
  const broken = (await shown(source)).replace('Text', '{1 +}');
  expect(() => mdxToJs(broken)).toThrow(/^8:/u);
});

test('carriage returns stay outside the component', async () => {
  const source = 'Before\r\n\r\n```ts cell id="a" title="A"\r\na();\r\n```\r\n\r\nAfter\r\n';
  expect(await bodyOf(source)).toBe('<><p>{"Before"}</p><CourseCell program="unit/lesson/a" /><p>{"After"}</p></>');
  expect((await shown(source)).split('\n').indexOf('After\r')).toBe(6);
});
