import { beforeAll, expect, it } from 'vitest';
import { compile, examine } from '../../../src/runtime/index.ts';
import type { Answer, ExerciseMark, GradedExercise } from '../../../src/runtime/index.ts';
import { programOf } from '../support.ts';
import { filesOf } from './fixture.ts';

/** Adds two numbers that come from the seed. The judge asks its own world whether the sum is right. */
const checkText = `
  const inputs = (seed) => [seed * 3 + 1, seed * 5 + 2];
  export const plan = (seed) => [
    { id: 'a sum', limitMs: 1500, call: { module: 'main.ts', name: 'add', args: inputs(seed) } },
  ];
  export const judge = ([{ status, answered, value, sentence }], seed) => {
    const [a, b] = inputs(seed);
    return [{
      name: 'The sum is right',
      passed: status === 'completed' && answered && value === a + b,
      feedback: sentence,
      evidence: typeof value,
    }];
  };
`;

let exercise: GradedExercise;

beforeAll(async () => {
  exercise = await exerciseWith(checkText);
});

async function exerciseWith(check: string): Promise<GradedExercise> {
  const compiled = await compile(programOf({ 'check.ts': check }), 'plain', 'callable');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const start = programOf('export {};').files;
  return {
    id: 'add',
    title: 'Add',
    kind: 'code',
    points: 1,
    hints: [],
    digest: '',
    task: {
      kind: 'program',
      machine: { kind: 'workers', workers: 1 },
      start,
      solution: start,
      changes: 'files',
      check: compiled.build,
    },
  };
}

async function answer(program: string): Promise<Answer> {
  return { kind: 'code', files: programOf(await filesOf(`answers/${program}`)).files };
}

async function markOf(program: string, of = exercise, signal?: AbortSignal): Promise<ExerciseMark> {
  const host = document.body.appendChild(document.createElement('div'));
  const mark = await examine(of, await answer(program), { host, seed: 7, ...(signal && { signal }) });
  host.remove();
  return mark;
}

/** Fails unless the check after this one does its work. */
async function expectNextCheckWorks(): Promise<void> {
  expect(await markOf('right')).toMatchObject({ status: 'marked', share: 1, sentence: 'What was asked for holds.' });
  expect(document.querySelectorAll('iframe')).toHaveLength(0);
}

it('a right answer passes', expectNextCheckWorks);

it.each(['never-ends', 'microtasks-without-end', 'answers-and-never-ends'])(
  'a program that %s is timed out, and that is a fail',
  async (program) => {
    const mark = await markOf(program);
    expect(mark).toMatchObject({ status: 'timed-out', share: 0, properties: [] });
    expect(mark.sentence).toBe(
      'The run “a sum” on 1 worker was not done after 1.5 s. Does a loop never end, or does something wait for what never comes?',
    );
    await expectNextCheckWorks();
  },
);

/** What a program hands in that is not the sum, and what the judge was told of it. */
const forgeries: readonly (readonly [program: string, told: string, type: string])[] = [
  ['wants-all-memory', 'RangeError: Invalid typed array length: 17179869184 (main.ts:3)', 'undefined'],
  ['overwrites-built-ins', '', 'number'],
  ['makes-up-reports', 'It still waited for 3 messages that nobody has received.', 'number'],
  [
    'is-always-equal',
    'What add returned cannot be handed over. It holds something that cannot be copied to another thread, such as a function, a promise or a proxy.',
    'undefined',
  ],
  [
    'is-a-proxy',
    'What add returned cannot be handed over. It holds something that cannot be copied to another thread, such as a function, a promise or a proxy.',
    'undefined',
  ],
  ['is-a-getter', '', 'object'],
  [
    'is-far-too-large',
    'What add returned cannot be handed over. It is too large: a value that is handed over has at most 200000 parts and 4000 kB.',
    'undefined',
  ],
  [
    'is-shared-memory',
    'What add returned cannot be handed over. It holds shared memory, which no other realm may see: hand over a copy of it.',
    'undefined',
  ],
  ['leaves-before-it-answers', 'add never returned.', 'undefined'],
  ['throws', 'RangeError: cannot add number and number (main.ts:2)', 'undefined'],
  ['lies-in-wait', '', 'number'],
  ['has-another-name', 'TypeError: main.ts exports no function called add.', 'undefined'],
];

it.each(forgeries)('an answer that %s does not pass: %s', async (program, told, type) => {
  const mark = await markOf(program);
  expect(mark.status, mark.sentence).toBe('marked');
  expect(mark.share).toBe(0);
  expect(mark.properties).toEqual([{ name: 'The sum is right', passed: false, feedback: told, evidence: type }]);
  await expectNextCheckWorks();
});

it('a program that does not compile is told where', async () => {
  const host = document.body.appendChild(document.createElement('div'));
  const mark = await examine(exercise, { kind: 'code', files: programOf('const = 1;').files }, { host });
  expect(mark.status).toBe('did-not-compile');
  expect(mark.sentence).toMatch(/^The program does not compile\. main\.ts:1: /u);
});

it('a check that is stopped says nothing about the answer', async () => {
  const stop = new AbortController();
  const marking = markOf('never-ends', exercise, stop.signal);
  stop.abort();
  expect(await marking).toMatchObject({ status: 'interrupted', share: 0 });
  await expectNextCheckWorks();
});

it.each([
  ['throws', `export const plan = () => { throw new Error("no"); };`],
  ['plans nothing', `export const plan = () => [];`],
  ['plans what is none', `export const plan = () => [{ id: 'x', limitMs: 1e9 }];`],
  ['judges nothing', `export const plan = () => [{ id: 'x' }]; export const judge = () => "right";`],
])('a check that %s is broken, and no answer passes it', async (_how, text) => {
  const mark = await markOf('right', await exerciseWith(text));
  expect(mark).toMatchObject({ status: 'invalid', share: 0 });
  expect(mark.sentence).toContain('which is no fault of yours');
});
