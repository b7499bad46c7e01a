import { expect, test } from 'vitest';
import { lessonName, readLesson } from '../../src/course/lesson-programs.ts';
import { formatted, lessonFile, programsOf } from './course/project.ts';

const fence = (words: string, code = 'a();'): string => `# A\n\n\`\`\`ts cell ${words}\n${code}\n\`\`\`\n`;

/** The problems of a lesson with one cell on line 3, without file and line. */
async function problemsOf(source: string): Promise<readonly string[]> {
  const { problems } = await readLesson('/nowhere', lessonFile, source);
  return formatted(problems).map((problem) => {
    expect(problem).toMatch(/^src\/content\/docs\/unit\/lesson\/index\.mdx:3: /u);
    return problem.replace(/^\S+ /u, '');
  });
}

test('the attributes of a fence are words, texts in either quotes, and literals in braces', async () => {
  const [program] = await programsOf(
    fence(`id=first title='Two "waits"' machine="workers" workers={2} varies=figures`),
  );
  expect(program).toMatchObject({
    lesson: 'unit/lesson',
    id: 'first',
    title: 'Two "waits"',
    machine: { kind: 'workers', workers: 2 },
    varies: 'figures',
    shownAt: { file: lessonFile, line: 3 },
    recording: 'src/content/docs/unit/lesson/recorded/first.json',
  });
});

test('a program runs on the main thread, and on four workers, unless its author says more', async () => {
  const [main] = await programsOf(fence('id="a" title="A"'));
  const [workers] = await programsOf(fence('id="a" title="A" machine="workers"'));
  expect([main?.machine, workers?.machine, main?.varies]).toEqual([
    { kind: 'main' },
    { kind: 'workers', workers: 4 },
    'nothing',
  ]);
});

test('a backslash makes a quote or a backslash part of a text', async () => {
  const [program] = await programsOf(fence(String.raw`id="a" title="Say \"a \\ b\" } and \n"`));
  expect(program?.title).toBe(String.raw`Say "a \ b" } and \n`);
});

test.each([
  ['title="A"', 'This cell has no id. Give it an id that is unique in its lesson, as in id="first".'],
  ['id="a"', 'This cell has no title. Give it a title, as in title="Two waits at once".'],
  ['id="a" title=" "', 'A title is not empty. Here, title is " ".'],
  [
    'id="A b" title="A"',
    'An id is a word of lower-case letters, digits and dashes that begins with a letter, as in id="first". Here, id is "A b".',
  ],
  [
    'id="a" title="A" machin="main"',
    'A cell has no attribute "machin". It knows id, title, machine, workers, cores, seed, slice, policy, switch, start, message and varies.',
  ],
  [
    'id="a" title="A" program="./a"',
    'A cell has no attribute "program". It knows id, title, machine, workers, cores, seed, slice, policy, switch, start, message and varies.',
  ],
  [
    'id="a" title="A" machine="gpu"',
    'A machine is "main", "workers", "simulated" or "schedules". Here, machine is "gpu".',
  ],
  [
    'id="a" title="A" machine="workers" workers=17',
    'A number of workers is a whole number from 1 to 16. Here, workers is "17".',
  ],
  [
    'id="a" title="A" machine="workers" workers=some',
    'A number of workers is a whole number from 1 to 16. Here, workers is "some".',
  ],
  ['id="a" title="A" workers=2', 'Only the machine "workers" has a number of workers: add machine="workers".'],
  [
    'id="a" title="A" varies="times"',
    'What varies from run to run is "nothing", "figures" or "order". Here, varies is "times".',
  ],
  ['id="a" id="b" title="A"', 'The attribute "id" is written twice.'],
  ['id="a" title="A', 'Cannot read title="A. An attribute is written as name="text", name=word or name={4}.'],
  ['id="a" title={1 + 1}', 'Cannot read title={1 + 1}. An attribute is written as name="text", name=word or name={4}.'],
  ['id="a" title="A" {1}', 'Cannot read {1}. An attribute is written as name="text", name=word or name={4}.'],
])('a fence with %s is refused', async (words, sentence) => {
  expect(await problemsOf(fence(words))).toEqual([sentence]);
});

test.each([
  [
    '<Cell id="a" title="A" />',
    'This cell has no program. Give it the folder of its program, as in program="./primes".',
  ],
  [
    '<Cell program="../other" id="a" title="A" />',
    'A program is the name of a folder beside the lesson, as in program="./primes". Here, program is "../other".',
  ],
  [
    '<Cell program={primes} id="a" title="A" />',
    'A <Cell> is read without being executed: write the value of program out, as in program="…".',
  ],
  ['<Cell {...all} />', 'A <Cell> is read without being executed, so it cannot have {...all}.'],
  [
    'Text <Cell program="./a" id="a" title="A" />',
    'A <Cell> stands on lines of its own, with an empty line before and after it.',
  ],
  ['<Cell program="./a" id="a" title="A">\n\ntext\n\n</Cell>', 'A <Cell> holds nothing: close it with />.'],
])('%s is refused', async (element, sentence) => {
  expect(await problemsOf(`# A\n\n${element}\n`)).toEqual([sentence]);
});

test('a fence in another language is refused', async () => {
  expect(await problemsOf('# A\n\n```js cell id="a" title="A"\na\n```\n')).toEqual([
    'A program is written in TypeScript: its fence begins with ```ts cell.',
  ]);
});

test.each([
  ['', 'The file "main.ts" is empty.'],
  ['a();\n// file: b.ts', 'The file "b.ts" is empty.'],
  [
    'a();\n// file: b.ts\nb();\n// file: b.ts\nb();',
    'There are two files named "b.ts"; give one of them another name.',
  ],
  [
    'a();\n// file: ../b.ts\nb();',
    '"../b.ts" cannot name a file: use letters, digits, "-", "_" and "." and end with .ts, .js or .json, as in "shop/till.ts".',
  ],
])('a program of %j is refused', async (code, sentence) => {
  expect(await problemsOf(fence('id="a" title="A"', code))).toEqual([sentence]);
});

test('a region that is never ended is named at its own line', async () => {
  const { problems } = await readLesson('/nowhere', lessonFile, fence('id="a" title="A"', 'a();\n// #hide\nb();'));
  expect(formatted(problems)).toEqual([
    `${lessonFile}:5: "#hide" is never ended; write "// #end" on a line of its own.`,
  ]);
});

test('every cell with a problem is named, and the others are read', async () => {
  const source = `${fence('title="A"')}\n${fence('id="b" title="B"')}\n${fence('id="c"')}`;
  const { programs, problems } = await readLesson('/nowhere', lessonFile, source);
  expect(programs.map(({ id }) => id)).toEqual(['b']);
  expect(problems.map(({ line }) => line)).toEqual([3, 15]);
});

test('a lesson that is not MDX is named with its line', async () => {
  const { problems } = await readLesson('/nowhere', lessonFile, '# A\n\n{1 +}\n');
  expect(formatted(problems)).toEqual([expect.stringMatching(/index\.mdx:3: This lesson is not MDX: /u)]);
});

test.each([
  ['src/content/docs/two-words/overlap/index.mdx', 'two-words/overlap'],
  ['src/content/docs/two-words/overlap.mdx', 'two-words/overlap'],
  ['src/content/docs/index.mdx', 'home'],
])('%s is the lesson %s', (file, name) => {
  expect(lessonName(file)).toBe(name);
});

test('a simulated machine has its size, its seed and its settings', async () => {
  const [program] = await programsOf(
    fence('id="a" title="A" machine="simulated" cores={2} policy="round-robin" switch="0.5"'),
  );
  expect(program?.machine).toEqual({
    kind: 'simulated',
    cores: 2,
    seed: 1,
    settings: { policy: 'round-robin', slice: 10, costs: { switch: 0.5, start: 0, message: 0 }, devices: {} },
  });
});

test.each([
  ['cores={2}', 'Only the machine "simulated" has cores: add machine="simulated".'],
  ['machine="workers" slice={5}', 'Only the machine "simulated" has slice: add machine="simulated".'],
  ['machine="simulated" policy="luck"', 'A policy is one of first-come, round-robin, shortest-first, priority.'],
  ['machine="simulated" switch="-1"', 'A cost is 0 to 60,000 milliseconds.'],
])('a fence with %s is refused with a sentence', async (words, sentence) => {
  expect(await problemsOf(fence(`id="a" title="A" ${words}`))).toEqual([sentence]);
});
