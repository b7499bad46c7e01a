import { expect, test } from 'vitest';
import { readExercises } from '../../src/course/exercises.ts';
import { digestOfExercise, listingOf } from '../../src/course/graded-exercises.ts';
import { formatted, projectOf } from './course/project.ts';

const folder = 'src/content/exercises/add-up';
const lessons = ['src/content/docs/faster/split-map-reduce/index.mdx'];

const frontmatter: Readonly<Record<string, string>> = {
  title: 'Add up',
  kind: 'code',
  lesson: 'faster/split-map-reduce',
  points: '4',
  minutes: '10',
  hints: '[Begin with nothing.]',
  machine: '{ machine: workers, workers: 2 }',
  wrong: '\n  nothing: { fails: "The sum is right" }\n  twice: { fails: "The sum is right" }',
};

const programs: Readonly<Record<string, string>> = {
  [`${folder}/start/main.ts`]: 'import "./sum.ts";\n',
  [`${folder}/start/sum.ts`]: 'export const sum = (): number => 0;\n',
  [`${folder}/solution/sum.ts`]: 'export const sum = (): number => 3;\n',
  [`${folder}/wrong/nothing/sum.ts`]: 'export const sum = (): number => 0;\n',
  [`${folder}/wrong/twice/sum.ts`]: 'export const sum = (): number => 6;\n',
  [`${folder}/check.ts`]: 'import "../shared/shape.ts";\n',
  'src/content/exercises/shared/shape.ts': 'export const shape = 1;\n',
};

/** The text of `index.mdx` with some fields changed; an undefined one is left out. */
function index(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const fields = Object.entries({ ...frontmatter, ...changes }).filter(([, value]) => value !== undefined);
  return ['---', ...fields.map(([name, value]) => `${name}: ${value}`), '---', '', 'What to do.', ''].join('\n');
}

async function read(files: Readonly<Record<string, string>>, without: readonly string[] = []) {
  const all = Object.entries({ [`${folder}/index.mdx`]: index(), ...programs, ...files });
  return readExercises(await projectOf(Object.fromEntries(all.filter(([name]) => !without.includes(name)))), lessons);
}

test('an exercise is a folder: what is changed stands over what a reader begins with', async () => {
  const { exercises, problems } = await read({});
  expect(formatted(problems)).toEqual([]);
  const [exercise] = exercises;
  expect(exercise).toMatchObject({
    id: 'add-up',
    answer: 'program',
    changes: 'files',
    start: { lesson: 'exercises', id: 'add-up', machine: { kind: 'workers', workers: 2 } },
    solution: {
      id: 'add-up/solution',
      program: { files: [{ name: 'main.ts' }, { name: 'sum.ts', text: 'export const sum = (): number => 3;' }] },
      origins: [{ file: `${folder}/start/main.ts` }, { file: `${folder}/solution/sum.ts` }],
    },
    wrong: [
      { name: 'nothing', fails: 'The sum is right' },
      { name: 'twice', fails: 'The sum is right' },
    ],
    check: { program: { files: [{ name: 'add-up/check.ts' }, { name: 'shared/shape.ts' }] } },
  });
  expect(exercise && listingOf(exercise)).toEqual({
    id: 'add-up',
    title: 'Add up',
    kind: 'code',
    lesson: 'faster/split-map-reduce',
    unit: 'faster',
    points: 4,
    minutes: 10,
    tags: [],
    misconceptions: [],
  });
});

test('the digest of an exercise changes with what decides its marks, and with nothing else', async () => {
  const digest = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const [exercise] = (await read(files)).exercises;
    if (!exercise) throw new Error('no exercise was read');
    return digestOfExercise(exercise);
  };
  const before = await digest({});
  expect(await digest({ [`${folder}/index.mdx`]: index({ hints: '[Another one.]', minutes: '20' }) })).toBe(before);
  expect(await digest({ [`${folder}/solution/sum.ts`]: 'export const sum = () => 1 + 2;\n' })).toBe(before);
  expect(await digest({ [`${folder}/check.ts`]: 'export {};\n' })).not.toBe(before);
  expect(await digest({ 'src/content/exercises/shared/shape.ts': 'export const shape = 2;\n' })).not.toBe(before);
  expect(await digest({ [`${folder}/start/sum.ts`]: 'export const sum = () => 1;\n' })).not.toBe(before);
  expect(await digest({ [`${folder}/index.mdx`]: index({ points: '5' }) })).not.toBe(before);
});

const mistakes: readonly (readonly [problem: string, changes: Readonly<Record<string, string | undefined>>])[] = [
  ['2: This exercise has no title.', { title: undefined }],
  ['9: An exercise knows no field shade.', { wrong: undefined, shade: 'grey', 'wrong ': frontmatter['wrong'] }],
  ['3: In this exercise, kind must be one of code, tune, predict, order, parsons, label.', { kind: 'essay' }],
  ['4: There is no lesson "faster/nowhere" that this exercise could belong to.', { lesson: 'faster/nowhere' }],
  ['5: In this exercise, points must be 20 at most.', { points: '40' }],
  ['7: In this exercise, hints must be a list of sentences.', { hints: 'one' }],
  [
    '8: All schedules explores a program and runs none: here a machine is "main", "workers" or "simulated".',
    { machine: '{ machine: schedules }' },
  ],
  [
    '8: A machine is "main", "workers", "simulated" or "schedules". Here, machine is "abacus".',
    { machine: '{ machine: abacus }' },
  ],
  ['9: In this exercise, wrong must hold two wrong answers at least.', { wrong: '{ nothing: { fails: x } }' }],
  ['2: The frontmatter is not YAML: ', { title: '"Add up' }],
  ['9: An exercise of this kind has no item.', { wrong: undefined, item: '{}', 'wrong ': frontmatter['wrong'] }],
  [
    '1: The frontmatter does not say what wrong/twice fails.',
    { wrong: frontmatter['wrong']?.replace('twice', 'thrice') },
  ],
  ['1: This exercise has no tunes.', { kind: 'tune' }],
  [
    '9: There is no start/size.ts that a reader could change.',
    { kind: 'tune', wrong: undefined, tunes: 'size.ts', 'wrong ': '\n  a: { fails: x }\n  b: { fails: x }' },
  ],
  [
    '8: Only the simulated machine has settings to tune.',
    {
      kind: 'tune',
      tunes: 'machine',
      solved: '{ machine: simulated }',
      wrong: '\n  a: { fails: x, machine: { machine: simulated } }\n  b: { fails: x, machine: { machine: simulated } }',
    },
  ],
];

test.each(mistakes)('a mistake is named with its line: %s', async (problem, changes) => {
  const { exercises, problems } = await read({ [`${folder}/index.mdx`]: index(changes) });
  expect(exercises).toEqual([]);
  expect(formatted(problems).map((one) => one.replace(`${folder}/index.mdx:`, ''))).toContainEqual(
    expect.stringContaining(problem),
  );
});

test.each([
  ['start/main.ts', 1, 'This exercise has no start/main.ts, which a reader begins with.'],
  ['check.ts', 1, 'This exercise has no check.ts, which says what must hold.'],
  ['solution/sum.ts', 1, `There is no program in ${folder}/solution.`],
  ['wrong/twice/sum.ts', 11, `There is no program in ${folder}/wrong/twice.`],
])('a missing %s is named', async (file, line, message) => {
  const { problems } = await read({}, [`${folder}/${file}`]);
  expect(formatted(problems)).toContain(`${folder}/index.mdx:${line}: ${message}`);
});

test('a folder whose name no exercise can have is refused', async () => {
  const { problems } = await read({ 'src/content/exercises/Add_Up/index.mdx': index() });
  expect(formatted(problems)).toContain(
    'src/content/exercises/Add_Up/index.mdx:1: "Add_Up" cannot name an exercise: use 2 to 60 lower-case letters, digits and dashes.',
  );
});
