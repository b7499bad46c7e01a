import { expect, test } from 'vitest';
import { checkCourse } from '../../src/course/check-course.ts';
import { glossaryFile, parseGlossary } from '../../src/course/glossary.ts';
import { readCourse } from '../../src/course/lesson-programs.ts';
import { readTerms, termProblems } from '../../src/course/terms.ts';
import { formatted, lessonFile, projectOf } from './course/project.ts';

const glossaryText = ['latency', 'worker']
  .map(
    (id) =>
      `${id}:\n  term: ${id}\n  meaning: A thing.\n  sources: [{ title: A, place: B, link: https://example.org/ }]\n`,
  )
  .join('');
const glossary = parseGlossary(glossaryText);

function read(source: string): ReturnType<typeof readTerms> {
  return readTerms(lessonFile, source, glossary);
}

test('terms are found wherever text stands, with their lines', () => {
  const source = [
    '---',
    'title: A',
    '---',
    '',
    'A **<Term id="worker">worker</Term>** waits.',
    '',
    '| Word | Meaning |',
    '| --- | --- |',
    "| <Term id={'latency'}>*slow* to answer</Term> | late |",
    '',
    '```ts cell id="a" title="A"',
    'const shown = <Term id="no">no</Term>;',
    '```',
    '',
    'Write `<Term id="no">`.',
  ].join('\n');
  expect(read(source)).toEqual({
    terms: [
      { id: 'worker', line: 5 },
      { id: 'latency', line: 9 },
    ],
    problems: [],
  });
});

/** Each has one thing wrong, with the sentence that must come of it. */
const broken: readonly (readonly [source: string, complaint: string])[] = [
  [
    'A <Term id="latnecy">late</Term> answer.',
    '1: The glossary has no term "latnecy". Its terms are in src/content/glossary.yaml.',
  ],
  ['A\n<Term>late</Term> answer.', '2: A <Term> has an id and nothing else, as in <Term id="latency">latency</Term>.'],
  [
    'A <Term id={7}>late</Term> answer.',
    '1: A <Term> has an id and nothing else, as in <Term id="latency">latency</Term>.',
  ],
  [
    'A <Term id="latency" lang="en">late</Term> answer.',
    '1: A <Term> has an id and nothing else, as in <Term id="latency">latency</Term>.',
  ],
  [
    'A <Term id={name}>late</Term> answer.',
    '1: A <Term> is read without being executed: write the value of id out, as in id="…".',
  ],
  [
    'A <Term {...props}>late</Term> answer.',
    '1: A <Term> is read without being executed, so it cannot have {...props}.',
  ],
  [
    'A <Term id="latency" /> answer.',
    '1: A <Term> stands within a text and holds words of it, as in <Term id="latency">latency</Term>.',
  ],
  [
    '<Term id="latency">late</Term>',
    '1: A <Term> stands within a text and holds words of it, as in <Term id="latency">latency</Term>.',
  ],
  [
    '## What <Term id="latency">latency</Term> is',
    '1: A <Term> is a link: it cannot stand in a heading, a summary or another link.',
  ],
  [
    'See [the <Term id="latency">latency</Term>](./x/).',
    '1: A <Term> is a link: it cannot stand in a heading, a summary or another link.',
  ],
  [
    '<details>\n<summary>A <Term id="latency">late</Term> one?</summary>\nYes.\n</details>',
    '2: A <Term> is a link: it cannot stand in a heading, a summary or another link.',
  ],
  [
    'A <Term id="worker">worker <Term id="latency">late</Term></Term> x.',
    '1: A <Term> is a link: it cannot stand in a heading, a summary or another link.',
  ],
  [
    'A <Term id="latency">late</Term> one.\n\nA <Term id="latency">later</Term> one.',
    '3: The term "latency" is marked already, in line 1. Mark a term once, where it is first needed.',
  ],
];

test.each(broken)('a term is refused in %j', (source, complaint) => {
  expect(read(source).problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([complaint]);
});

test('the check of the course names the lesson and the line of a wrong term, and what is wrong with the glossary', async () => {
  const root = await projectOf({
    'tsconfig/programs.json': '{ "compilerOptions": { "types": [] } }',
    [glossaryFile]: glossaryText.replace('https://', 'ftp://'),
    [lessonFile]: '# A\n\nA <Term id="latnecy">late</Term> answer.\n',
  });
  const { problems } = await checkCourse(root, await readCourse(root));
  const places = formatted(problems);
  expect(places).toContain(`${lessonFile}:3: The glossary has no term "latnecy". Its terms are in ${glossaryFile}.`);
  expect(places).toContainEqual(expect.stringMatching(/^src\/content\/glossary\.yaml:4: In the term "latency", /u));
});

test('a project without a glossary has an empty one', async () => {
  const root = await projectOf({ [lessonFile]: 'A <Term id="latency">late</Term> answer.\n' });
  expect(formatted(await termProblems(root, [lessonFile]))).toEqual([
    `${lessonFile}:1: The glossary has no term "latency". Its terms are in ${glossaryFile}.`,
  ]);
});
