import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { longestMeaning } from '../../src/course/glossary-schema.ts';
import { glossaryFile, parseGlossary } from '../../src/course/glossary.ts';
import { showGlossary } from '../../src/course/shown-glossary.ts';
import { lessonFile, projectOf } from './course/project.ts';

/** A glossary with one term, written in lines; what stands in `fields` takes the place of what would. */
function glossaryOf(fields: Readonly<Record<string, string>> = {}, id = 'latency'): string {
  const written = {
    term: id,
    meaning: 'The time that one thing takes.',
    sources: '[{ title: A book, place: page 1, link: https://example.org/ }]',
    ...fields,
  };
  return [`${id}:`, ...Object.entries(written).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
}

test('the glossary of the course has nothing wrong: its references resolve, and every term has a source with a link', async () => {
  const { terms, problems } = parseGlossary(await readFile(glossaryFile, 'utf8'));
  expect(problems).toEqual([]);
  expect(terms.size).toBeGreaterThanOrEqual(45);
  for (const [id, { meaning, sources }] of terms) {
    expect(meaning.split(/\s+/u).length, id).toBeLessThanOrEqual(60);
    expect(sources.length, id).toBeGreaterThan(0);
    for (const { link } of sources) expect(link, id).toMatch(/^(?:https:\/\/\S+|\/[\w/#-]+)$/u);
  }
});

test('what an author leaves out is empty, and what is folded is one line', () => {
  const { terms, problems } = parseGlossary(glossaryOf({ meaning: '>-\n    The time\n    that one thing takes.' }));
  expect(problems).toEqual([]);
  expect(terms.get('latency')).toEqual({
    term: 'latency',
    meaning: 'The time that one thing takes.',
    alsoCalled: [],
    seeAlso: [],
    notToBeConfusedWith: {},
    sources: [{ title: 'A book', place: 'page 1', link: 'https://example.org/' }],
  });
});

/** Each has one thing wrong, with the line and the sentence that must come of it. */
const broken: readonly (readonly [text: string, complaint: string])[] = [
  [
    glossaryOf({ meaning: 'Words '.repeat(longestMeaning + 1).trim() }),
    '3: In the term "latency", meaning must have 60 words at most: say less, or say the rest in a lesson.',
  ],
  [glossaryOf({ meaning: '""' }), '3: In the term "latency", meaning must not be empty.'],
  ['latency:\n  term: latency\n', '2: The term "latency" has no meaning.'],
  [glossaryOf({ colour: 'red' }), '5: The term "latency" knows no field colour.'],
  [glossaryOf({ sources: '[]' }), '4: In the term "latency", sources must name one source at least.'],
  [glossaryOf({ sources: '[{ title: A book, place: page 1 }]' }), '4: The term "latency" has no sources.0.link.'],
  [
    glossaryOf({ sources: '[{ title: A book, place: page 1, link: http://example.org/ }]' }),
    '4: In the term "latency", sources.0.link must begin with https://, or with / for a page of this site.',
  ],
  [
    glossaryOf({ seeAlso: '[Through Put]' }),
    '5: In the term "latency", seeAlso.0 must be an id: lower-case letters, digits and dashes.',
  ],
  [glossaryOf({ seeAlso: '[speed]' }), '5: The term "latency" refers to "speed", which is no term.'],
  [glossaryOf({ seeAlso: '[latency]' }), '5: The term "latency" refers to itself.'],
  [
    glossaryOf({ notToBeConfusedWith: '{ speed: It is slow. }' }),
    '5: The term "latency" refers to "speed", which is no term.',
  ],
  [
    glossaryOf({ seeAlso: '[delay]', notToBeConfusedWith: '{ delay: It is late. }' }) + glossaryOf({}, 'delay'),
    '6: The term "latency" refers to "delay" twice.',
  ],
  [
    glossaryOf({ alsoCalled: '[Delay]' }) + glossaryOf({}, 'delay'),
    '7: The name "delay" is taken: the term "latency" has it.',
  ],
  [glossaryOf() + glossaryOf(), '5: This is not YAML: Map keys must be unique at line 5, column 1:'],
  [
    'latency:\n  - [\n',
    '3: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 3, column 1:',
  ],
  ['latency\n', '1: The glossary must be terms by their ids.'],
];

test.each(broken)('what is wrong with %j is said with its line', (text, complaint) => {
  const { problems } = parseGlossary(text);
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toContain(complaint);
  expect(problems.every(({ file }) => file === glossaryFile)).toBe(true);
});

test('a page gets the terms in the order of the alphabet, each with the lesson of the course that marks it first', async () => {
  const folder = 'src/content/docs';
  const root = await projectOf({
    [glossaryFile]: glossaryOf({}, 'worker') + glossaryOf({}, 'lane') + glossaryOf({ term: 'Amdahl’s law' }, 'law'),
    [`${folder}/many-threads/a-second-event-loop/index.mdx`]:
      'A <Term id="worker">worker</Term> and a <Term id="lane">lane</Term>.\n',
    [`${folder}/start/how-to-use-this-book/index.mdx`]: 'Its <Term id="lane">lane</Term>.\n',
    [lessonFile]: 'No unit lists this lesson of the <Term id="law">law</Term>.\n',
  });
  expect((await showGlossary(root)).map(({ id, firstMet }) => [id, firstMet])).toEqual([
    ['law', undefined],
    ['lane', 'start/how-to-use-this-book'],
    ['worker', 'many-threads/a-second-event-loop'],
  ]);
});
