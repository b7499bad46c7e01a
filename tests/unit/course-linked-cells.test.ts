import { expect, test } from 'vitest';
import { compileLessonProgram } from '../../src/course/compile.ts';
import { readCourse } from '../../src/course/lesson-programs.ts';
import { showProgram } from '../../src/course/show-program.ts';
import { typeCheck } from '../../src/course/type-check.ts';
import { wholeProgram } from '../../src/runtime/notebook/cell-graph.ts';
import { buildKey } from '../../src/runtime/program/build-key.ts';
import { formatted, lessonFile, programsOf, projectOf } from './course/project.ts';

const lesson = [
  '```ts cell id="law" title="The law"',
  'import { speedUp } from "./amdahl.ts";',
  'console.log(speedUp(0.5, 2));',
  '// file: amdahl.ts',
  'export function speedUp(share: number, cores: number): number {',
  '  return 1 / (share + (1 - share) / cores);',
  '}',
  '```',
  '',
  '```ts cell id="use" title="Its use"',
  'import { speedUp } from "#law/amdahl.ts";',
  'const text: string = speedUp(0.5, "4");',
  '```',
].join('\n');

test('a program of a lesson has the files of the cells that it imports from, and shows its own', async () => {
  const [law, use] = await programsOf(lesson);
  expect(use?.program.files.map(({ name }) => name)).toEqual(['main.ts', 'cells/law/main.ts', 'cells/law/amdahl.ts']);
  expect(use?.origins.map(({ line }) => line)).toEqual([11, 2, 5]);
  expect(law?.program.files).toHaveLength(2);
  if (!law || !use) throw new Error('the lesson has two programs');
  const shown = await showProgram(use, undefined);
  expect(shown.cell.files.map(({ name }) => name)).toEqual(['main.ts']);
  expect(shown.cell.imported?.map(({ name }) => name)).toEqual(['cells/law/main.ts', 'cells/law/amdahl.ts']);
  expect(shown.code.map(({ name }) => name)).toEqual(['main.ts']);
});

test('the page puts the same files together, so that the build has the same name', async () => {
  const programs = await programsOf(lesson);
  const own = new Map(programs.map((one) => [one.id, one.program.files.slice(0, one.id === 'use' ? 1 : 2)]));
  const { files } = wholeProgram('use', programs[1]?.program.files.slice(0, 1) as never, (id) => own.get(id));
  expect(buildKey({ files }, 'plain').slice(0, 16)).toBe(programs[1]?.hash);
});

test('types are checked across, and each mistake names its line once', async () => {
  expect(formatted(typeCheck(process.cwd(), await programsOf(lesson)))).toEqual([
    `${lessonFile}:12: Type error: Type 'number' is not assignable to type 'string'.`,
    `${lessonFile}:12: Type error: Argument of type 'string' is not assignable to parameter of type 'number'.`,
  ]);
  const broken = lesson.replace('1 / (share', '"1" / (share');
  const problems = formatted(typeCheck(process.cwd(), await programsOf(broken)));
  expect(problems.filter((problem) => problem.startsWith(`${lessonFile}:6: `))).toHaveLength(1);
}, 60_000);

test('a circle, an id that nobody has and a file under cells/ stop the course with their lines', async () => {
  const root = await projectOf({
    [lessonFile]: [
      '```ts cell id="one" title="One"',
      'export const one = 1;',
      'import "#two";',
      '```',
      '```ts cell id="two" title="Two"',
      'import "#one";',
      '```',
      '```ts cell id="three" title="Three"',
      'a();',
      '// file: cells/one/main.ts',
      'b();',
      '```',
    ].join('\n'),
  });
  expect(formatted((await readCourse(root)).problems)).toEqual([
    `${lessonFile}:6: Programs cannot build on each other in a circle: "#one" builds on "#two", which builds on "#one". Move what both need to a program of its own.`,
    `${lessonFile}:3: Programs cannot build on each other in a circle: "#two" builds on "#one", which builds on "#two". Move what both need to a program of its own.`,
    `${lessonFile}:8: The file "cells/one/main.ts" needs another folder: cells/ is where a program keeps what it imports from other programs.`,
  ]);

  const [unknown] = await programsOf(
    '# A\n\n```ts cell id="a" title="A"\nlet b = 1;\nimport { c } from "#nobody";\nconsole.log(b, c);\n```',
  );
  if (!unknown) throw new Error('there is a program');
  expect(await compileLessonProgram(root, unknown)).toEqual({
    ok: false,
    problems: [
      {
        file: lessonFile,
        line: 5,
        message: 'The program does not compile: There is no program "#nobody" here to import from.',
      },
    ],
  });
});
