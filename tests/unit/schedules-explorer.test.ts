import { expect, test } from 'vitest';
import { verdictLines } from '../../src/runtime/program/verdict-lines.ts';
import { endOf, exploreInThread } from './schedules/explorer-harness.ts';
import {
  atomicAdd,
  boundedBuffer,
  lostUpdate,
  lostWakeUp,
  philosophers,
  politeThreads,
  storeBuffering,
} from './schedules/programs.ts';

test('an exploration says what it has loaded, how it goes on and what it found', async () => {
  const thread = await exploreInThread(lostUpdate(1));
  const reports = await thread.ended;
  await thread.stop();
  expect(reports.map(({ kind }) => kind)).toEqual(['loaded', 'progress', 'finding', 'progress', 'explored']);
  expect(reports[0]).toEqual({ kind: 'loaded', threads: ['A', 'B'] });
  const end = reports.at(-1);
  if (end?.kind !== 'explored') throw new Error('no verdict');
  const [first, second] = verdictLines(end.verdict, ['A', 'B']);
  expect(first).toBe('6 schedules, 4 of them wrong');
  expect(second).toMatch(/^assertion, 2 switches: AB2A: /u);
});

const payments = `import { assert, io } from 'lab';
export function setup() { return { balance: 100 }; }
async function pay(account) { const seen = account.balance; await io(5); account.balance = seen - 10; }
export const tasks = { A: pay, B: pay };
export function check(account) { assert(account.balance === 80); }`;

test.each([
  ['atomic additions', atomicAdd(3)],
  ['a lost wake-up', lostWakeUp],
  ['three philosophers', philosophers(3)],
  ['polite threads', politeThreads],
  ['store buffering', storeBuffering],
  ['a bounded buffer', boundedBuffer('lab', '1', 1, 2, 2)],
  ['tasks of one thread', payments],
])('%s: the same verdict in a hardened world as in one that is not', async (_, text) => {
  const [hardened, plain] = await Promise.all([endOf(text), endOf(text, { hardens: false })]);
  if (hardened?.kind !== 'explored' || plain?.kind !== 'explored') throw new Error('no verdict');
  expect(hardened.verdict).toEqual(plain.verdict);
});

test('after the verdict it answers with steps, with where choices lead, and with all states', async () => {
  const thread = await exploreInThread(lostUpdate(1));
  await thread.ended;
  const steps = await thread.ask({ kind: 'steps', id: 1, schedule: [0, 1, 1, 0] });
  expect(steps.answer).toMatchObject({ isWhole: true, failure: { kind: 'assertion' } });
  const play = await thread.ask({ kind: 'play', id: 2, schedule: [0] });
  expect(play.answer).toMatchObject({ schedule: [0], choices: [0, 1] });
  const states = await thread.ask({ kind: 'states', id: 3 });
  if (!states.answer || !('edges' in states.answer)) throw new Error('no states');
  expect(states.answer.states).toHaveLength(13);
  const odd = await thread.ask({ kind: 'steps', id: 4, schedule: [7, -1, 0.5] });
  expect(odd.answer).toMatchObject({ steps: [], isWhole: false });
  await thread.stop();
});

const shared = 'export function setup() { return { a: new Int32Array(new SharedArrayBuffer(64)) }; }';

test.each([
  [
    'a thread that asks for the time to pass',
    `${shared}\nexport const threads = { A() { setTimeout(() => {}, 1); } };`,
    /^setTimeout is refused here/u,
    2,
  ],
  [
    'setup that throws',
    'export function setup() { throw new RangeError("no room"); }\nexport const threads = { A() {} };',
    /^setup\(\) threw before any thread could start: RangeError: no room/u,
    undefined,
  ],
  [
    'setup that turns for ever',
    'export function setup() { for (;;); }\nexport const threads = { A() {} };',
    /^setup\(\) threw .*A loop turned 2,000,000 times/u,
    undefined,
  ],
  [
    'a module that turns for ever',
    `while (true);\n${shared}\nexport const threads = { A() {} };`,
    /A loop turned 2,000,000 times/u,
    undefined,
  ],
  ['threads that are none', `${shared}\nexport const threads = 4;`, /^threads is no object/u, undefined],
  [
    'a check that is none',
    `${shared}\nexport const threads = { A() {} };\nexport const check = 1;`,
    /^check is no function/u,
    undefined,
  ],
  [
    'check that asks for a page',
    `${shared}\nexport const threads = { A() {} };\nexport function check() { document.title; }`,
    /^document is refused here/u,
    3,
  ],
  [
    'a name that is too long',
    `${shared}\nexport const threads = { ['x'.repeat(90)]() {} };`,
    /^A thread's name has at most 40 characters/u,
    undefined,
  ],
  [
    'options that nobody knows',
    `${shared}\nexport const threads = { A() {} };\nexport const explore = { speed: 1 };`,
    /^explore\.speed is not an option/u,
    undefined,
  ],
  [
    'what cannot be copied',
    'export function setup() { return { f() {} }; }\nexport const threads = { A() {} };',
    /a function cannot be copied/u,
    undefined,
  ],
] as const)('%s is refused with a sentence', async (_, text, sentence, line) => {
  const end = await endOf(text);
  expect(end).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(sentence) as string });
  if (line !== undefined) expect(end).toMatchObject({ site: { file: 'main.ts', line } });
});

test.each([
  ['in a thread', `${shared}\nexport const threads = { A({ a }) { a[0] = 1; for (;;); }, B({ a }) { a[1] = 1; } };`],
  ['in check', `${shared}\nexport const threads = { A({ a }) { a[0] = 1; } };\nexport function check() { for (;;); }`],
])('a loop without end %s is a failure with a sentence', async (_, text) => {
  const end = await endOf(text);
  if (end?.kind !== 'explored') throw new Error(JSON.stringify(end));
  expect(end.verdict.findings[0]).toMatchObject({
    kind: 'exception',
    message: expect.stringContaining('seems to turn for ever') as string,
  });
});

test('what the program may make as long as it likes is cut before it crosses', async () => {
  const end =
    await endOf(`export function setup() { return { ['k'.repeat(5000)]: new Int32Array(new SharedArrayBuffer(4)) }; }
export const threads = { A(s) { const [a] = Object.values(s); a[0] = 1; throw new Error('e'.repeat(100_000)); } };
export function outcome() { return 'o'.repeat(100_000); }`);
  if (end?.kind !== 'explored') throw new Error(JSON.stringify(end));
  expect(end.verdict.findings[0]?.message.length).toBeLessThan(600);
});

test('many outcomes are told of up to a number', async () => {
  const counts = '{ for (let i = 1; i < 16; i++) a[at] = i; }';
  const end = await endOf(`${shared}
const counter = (at) => ({ a }) => ${counts};
export const threads = { A: counter(0), B: counter(1), C({ a }) { a[2] = a[0] * 100 + a[1]; } };
export function outcome({ a }) { return a[2]; }`);
  if (end?.kind !== 'explored') throw new Error(JSON.stringify(end));
  const { outcomes, moreOutcomes } = end.verdict.counts ?? { outcomes: [] };
  expect(outcomes).toHaveLength(200);
  expect(moreOutcomes).toBeGreaterThan(0);
});

test('check finds nothing of what it left behind for another schedule', async () => {
  const end = await endOf(`let calls = 0;
${shared}
export const threads = { A({ a }) { a[0] = 1; }, B({ a }) { a[0] = 2; } };
export function check(s) { calls += 1; s.seen = (s.seen ?? 0) + 1; if (calls > 1 || s.seen > 1) throw new Error('called before'); }`);
  if (end?.kind !== 'explored') throw new Error(JSON.stringify(end));
  expect(end.verdict.counts).toMatchObject({ schedules: 2n, failing: 0n });
});
