import { expect, test } from 'vitest';
import { showCells } from '../../src/course/lesson-cells.ts';
import { readLesson } from '../../src/course/lesson-programs.ts';
import { formatted, lessonFile, projectOf } from './course/project.ts';

const lesson = (prediction: string, between = ''): string =>
  [
    '---',
    'title: A',
    '---',
    '',
    '```predict',
    prediction,
    '```',
    between,
    '```ts cell id="a" title="A"',
    'console.log(1);',
    '```',
    '',
    'Last.',
  ].join('\n');
const right = ['ask: What?', 'read: "^(.)$"', 'options:', '  - { text: "1", right: true }', '  - { text: "2" }'].join(
  '\n',
);

test('a prediction directly before a cell belongs to its program, and leaves its lines empty in the page', async () => {
  const root = await projectOf({});
  const source = lesson(right);
  const { programs, problems } = await readLesson(root, lessonFile, source);
  expect(problems).toEqual([]);
  expect(programs.map(({ prediction }) => prediction?.item.question)).toEqual(['What?']);
  const shown = showCells(source, programs);
  expect(shown).not.toContain('predict');
  const lineOf = (text: string): number => text.split('\n').indexOf('Last.');
  expect(lineOf(shown)).toBe(lineOf(source));
});

const wrongs: readonly (readonly [what: string, source: string, complaint: string])[] = [
  [
    'something between it and its cell',
    lesson(right, '\nIn between.\n'),
    '5: A prediction stands directly before the cell that it is about: its fence, then the cell.',
  ],
  ['no YAML in it', lesson('ask: "What'), '6: This prediction is not YAML'],
  ['nothing right', lesson(right.replace(', right: true', '')), '9: In this prediction, options: No option is right.'],
  ['a field that nobody knows', lesson(`${right}\nhint: no`), '11: In this prediction, hint: '],
];

test.each(wrongs)('a prediction with %s is refused in its line', async (_what, source, complaint) => {
  const { problems } = await readLesson(await projectOf({}), lessonFile, source);
  expect(formatted(problems).join('\n')).toContain(`:${complaint}`);
});
