import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkCourse } from '../../src/course/check-course.ts';
import { readCourse } from '../../src/course/lesson-programs.ts';
import { units } from '../../src/course/units.ts';
import { formatted, projectOf } from './course/project.ts';

/** What the type checker needs of a project beside its lessons. */
const settings = {
  'tsconfig/programs.json': JSON.stringify({
    compilerOptions: { lib: ['ESNext', 'DOM'], types: [], strict: true, module: 'ESNext' },
  }),
} as const;

test('one check lists the problems of all kinds, each with its place', { timeout: 60_000 }, async () => {
  const lesson = `src/content/docs/${units[0].folder}/${units[0].lessons[0]}`;
  const root = await projectOf({
    ...settings,
    [`${lesson}/index.mdx`]: [
      '```ts cell id="a" title="A"',
      'const a: string = 1;',
      '```',
      '',
      '```ts cell title="B"',
      'b();',
      '```',
      '',
      '```ts cell id="c" title="C"',
      'export const c = 1;',
      'const c = 2;',
      '```',
    ].join('\n'),
    [`${lesson}/recorded/a.json`]: '{}',
    'src/content/docs/unit/unlisted/index.mdx': '# A\n',
  });
  const { problems, warnings } = await checkCourse(root, await readCourse(root));
  const places = formatted(problems).map((problem) => problem.replace(`${lesson}/`, ''));
  expect(places).toContain(
    'index.mdx:5: This cell has no id. Give it an id that is unique in its lesson, as in id="first".',
  );
  expect(places).toContain("index.mdx:2: Type error: Type 'number' is not assignable to type 'string'.");
  expect(places).toContainEqual(expect.stringMatching(/^index\.mdx:11: The program does not compile: /u));
  expect(places).toContainEqual(expect.stringMatching(/^recorded\/a\.json:1: This is no recording: /u));
  expect(places).toContain(
    'src/content/docs/unit/unlisted/index.mdx:1: No unit lists this lesson: add it to src/course/units.ts.',
  );
  expect(formatted(warnings)).toEqual([
    `${lesson}/index.mdx:9: The program "c" has no recorded output. Make it with "npm run record".`,
  ]);
});

test('every lesson that a unit lists is written', async () => {
  const lessons = units.flatMap(({ folder, lessons: names }) =>
    names.map((name) => `src/content/docs/${folder}/${name}/index.mdx`),
  );
  const written = await Promise.all(lessons.map((file) => readFile(file, 'utf8').then(({ length }) => length > 0)));
  expect(written).toEqual(lessons.map(() => true));
});
