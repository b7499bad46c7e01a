import { expect, test } from 'vitest';
import { CourseError } from '../../src/course/course-problem.ts';
import { readCourse, readLessonPrograms } from '../../src/course/lesson-programs.ts';
import { formatted, lessonFile, projectOf } from './course/project.ts';

const folder = 'src/content/docs/unit/lesson/primes';
const cell = '<Cell program="./primes" id="primes" title="Primes" />';

test('a folder beside the lesson is a program: main.ts first, the others in order', async () => {
  const root = await projectOf({
    [lessonFile]: `# A\n\n${cell}\n`,
    [`${folder}/zeta.ts`]: 'export {};\n',
    [`${folder}/main.ts`]: '\uFEFFa();\r\nb();\r\n',
    [`${folder}/shop/till.ts`]: 'till();\n\n',
    [`${folder}/notes.md`]: 'Not a part of it.',
  });
  const { programs, problems } = await readCourse(root);
  expect(problems).toEqual([]);
  expect(programs).toHaveLength(1);
  expect(programs[0]).toMatchObject({
    lesson: 'unit/lesson',
    id: 'primes',
    program: {
      title: 'Primes',
      files: [
        { name: 'main.ts', text: 'a();\nb();' },
        { name: 'shop/till.ts', text: 'till();' },
        { name: 'zeta.ts', text: 'export {};' },
      ],
    },
    origins: [
      { file: `${folder}/main.ts`, line: 1 },
      { file: `${folder}/shop/till.ts`, line: 1 },
      { file: `${folder}/zeta.ts`, line: 1 },
    ],
    shownAt: { file: lessonFile, line: 3 },
  });
});

test('a fence and a folder with the same files are the same program', async () => {
  const root = await projectOf({
    [lessonFile]: `${cell}\n\n\`\`\`ts cell id="fence" title="Fence"\na();\n// file: b.ts\nb();\n\`\`\`\n`,
    [`${folder}/main.ts`]: 'a();\n',
    [`${folder}/b.ts`]: 'b();\n',
  });
  const [one, other] = await readLessonPrograms(root);
  expect(one?.program.files).toEqual(other?.program.files);
  expect(one?.hash).toBe(other?.hash);
});

test.each([`program="./primes"`, `program={"./primes"}`, 'program={`./primes`}', `program='./primes/'`])(
  'a folder can be written as %s',
  async (written) => {
    const root = await projectOf({
      [lessonFile]: `<Cell ${written} id="primes" title="Primes" />\n`,
      [`${folder}/main.ts`]: 'a();\n',
    });
    const { programs, problems } = await readCourse(root);
    expect(formatted(problems)).toEqual([]);
    expect(programs[0]?.origins).toEqual([{ file: `${folder}/main.ts`, line: 1 }]);
  },
);

test('a missing folder, and a folder without main.ts, are named where they are shown', async () => {
  const root = await projectOf({
    [lessonFile]: `# A\n\n${cell}\n\n<Cell program="./other" id="other" title="Other" />\n`,
    [`${folder}/square.ts`]: 'a();\n',
  });
  expect(formatted((await readCourse(root)).problems)).toEqual([
    `${lessonFile}:3: The program in ${folder} has no file main.ts, which a run begins with.`,
    `${lessonFile}:5: There is no program in src/content/docs/unit/lesson/other: it needs a file main.ts.`,
  ]);
});

test('an id that its lesson has already is named with the place of the first', async () => {
  const fence = '```ts cell id="primes" title="A"\na();\n```\n';
  const root = await projectOf({
    [lessonFile]: `${fence}\n${cell}\n`,
    [`${folder}/main.ts`]: 'a();\n',
    'src/content/docs/unit/next/index.mdx': fence,
  });
  expect(formatted((await readCourse(root)).problems)).toEqual([
    `${lessonFile}:5: The id "primes" is taken: ${lessonFile}:1 has it. An id is unique in its lesson.`,
  ]);
});

test('a page that is no lesson has its programs in src/content/programs', async () => {
  const root = await projectOf({
    'src/content/programs/home/first.json':
      '{ "program": "./first", "title": "First", "machine": "workers", "workers": 2 }',
    'src/content/programs/home/first/main.ts': 'a();\n',
    'src/content/programs/home/recorded/first.json': '{}',
    'src/content/programs/home/broken.json': '{ "title": {} }',
    'src/content/programs/home/empty.json': '{ "title": "Empty" }',
  });
  const { programs, problems } = await readCourse(root);
  expect(programs).toHaveLength(1);
  expect(programs[0]).toMatchObject({
    lesson: 'home',
    id: 'first',
    title: 'First',
    machine: { kind: 'workers', workers: 2 },
    recording: 'src/content/programs/home/recorded/first.json',
  });
  expect(formatted(problems)).toEqual([
    `src/content/programs/home/broken.json:1: This file holds a cell's attributes, as in { "program": "./first", "title": "First" }.`,
    'src/content/programs/home/empty.json:1: This cell has no program. Give it the folder of its program, as in program="./primes".',
  ]);
});

test('whoever needs a course without problems is told all of them at once', async () => {
  const root = await projectOf({ [lessonFile]: '```ts cell title="A"\na();\n```\n\n```ts cell id="b"\nb();\n```\n' });
  await expect(readLessonPrograms(root)).rejects.toThrow(
    new CourseError([
      {
        file: lessonFile,
        line: 1,
        message: 'This cell has no id. Give it an id that is unique in its lesson, as in id="first".',
      },
      {
        file: lessonFile,
        line: 5,
        message: 'This cell has no title. Give it a title, as in title="Two waits at once".',
      },
    ]),
  );
});
