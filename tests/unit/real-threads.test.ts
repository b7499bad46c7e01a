import { expect, test } from 'vitest';
import type { RealCounts } from '../../src/runtime/results.ts';
import { runThreads } from './threads/node-crew.ts';

const counter = (add: string): string => `import { assert } from "lab";
export function setup() { return { counter: new Int32Array(new SharedArrayBuffer(4)) }; }
function work({ counter }: { counter: Int32Array }) { for (let i = 0; i < 200; i += 1) ${add}; }
export const threads = { A: work, B: work };
export function outcome({ counter }: { counter: Int32Array }) { return counter[0] === 400 ? 'all' : 'lost'; }
export function check({ counter }: { counter: Int32Array }) { assert(counter[0] === 400, 'an update was lost'); }`;
const atomic = counter('Atomics.add(counter, 0, 1)');

const philosophers = `import { acquire, mutex, release } from "lab";
export function setup() { return { left: mutex(), right: mutex(), met: new Int32Array(new SharedArrayBuffer(4)) }; }
function eat(s: ReturnType<typeof setup>, one: ReturnType<typeof mutex>, other: ReturnType<typeof mutex>) {
  acquire(one);
  Atomics.add(s.met, 0, 1);
  while (Atomics.load(s.met, 0) < 2);
  acquire(other);
  release(other);
  release(one);
}
export const threads = {
  Ada: (s: ReturnType<typeof setup>) => eat(s, s.left, s.right),
  Bob: (s: ReturnType<typeof setup>) => eat(s, s.right, s.left),
};
export function check() {}`;

test('each thread runs once over what setup made, and then the outcome is told and checked', async () => {
  const { lines, error } = await runThreads(atomic);
  expect(error).toBeUndefined();
  expect(lines).toEqual(['outcome: all']);
});

test('what check() asserts is thrown by who leads, after the outcome was told', async () => {
  const { lines, error } = await runThreads(`import { assert } from "lab";
export const setup = () => new Int32Array(new SharedArrayBuffer(4));
export const threads = { A: (cells: Int32Array) => { cells[0] = 3; } };
export const outcome = (cells: Int32Array) => cells[0];
export const check = (cells: Int32Array) => assert(cells[0] === 4, 'three is not four');`);
  expect(lines).toEqual(['outcome: 3']);
  expect(error).toMatchObject({ name: 'AssertionError', message: 'three is not four' });
});

test('what a thread throws ends the run as the error of that thread', async () => {
  const { error, lines } = await runThreads(`export const setup = () => new Int32Array(new SharedArrayBuffer(4));
export const threads = {
  A: () => { throw new RangeError('too far'); },
  B: (cells: Int32Array) => { Atomics.wait(cells, 0, 0); },
};
export const check = () => false;`);
  expect(lines).toEqual([]);
  expect(error).toMatchObject({ name: 'RangeError', message: 'too far' });
});

test('threads that all sleep with nobody to wake them are said to look like a deadlock', async () => {
  const { error } = await runThreads(philosophers);
  expect(error?.message).toBe(
    'Nobody has gone on for 1 s, and nobody is left to wake the others: Ada sleeps at right; Bob sleeps at left. This looks like a deadlock.',
  );
});

test.each([
  ['export const setup = 1; export const threads = {};', 'setup is no function'],
  ['export const setup = () => 1; export const threads = {};', 'A program has 1 to 16 threads; this one has 0.'],
  ['export const setup = () => 1; export const threads = { A: 1 };', 'threads.A is no function.'],
  [
    'export const setup = () => () => 1; export const threads = { A() {} };',
    'Threads get copies of what setup() returns, and this cannot be copied',
  ],
  [
    'export const setup = () => 1; export const threads = { A: async () => {} };',
    'Threads are synchronous functions: this one returned a promise.',
  ],
  [
    'export const setup = () => 1; export const threads = { A() {} }; export const check = () => false;',
    'check() returned false.',
  ],
])('a program whose form is not right gets a sentence: %s', async (text, sentence) => {
  expect((await runThreads(text)).error?.message).toContain(sentence);
});

const rounds = (count: number) => ({ kind: 'rounds', rounds: count, limitMs: 20_000, seed: 1 }) as const;

async function countsOf(text: string, count: number): Promise<RealCounts> {
  const { reports, error } = await runThreads(text, rounds(count));
  expect(error).toBeUndefined();
  const last = reports.at(-1);
  if (last?.kind !== 'counts' || !last.isLast) throw new Error(`No last counts: ${JSON.stringify(last)}`);
  return last.counts;
}

test('round after round, what is right stays right', async () => {
  const counts = await countsOf(atomic, 300);
  expect(counts).toMatchObject({ wanted: 300, runs: 300, wrong: 0, hung: 0 });
  expect(counts.outcomes).toEqual([{ outcome: 'all', runs: 300, wrong: 0 }]);
  expect(counts.firstFailure).toBeUndefined();
});

test('each round has what a new setup() makes, and wrong outcomes are counted with the first failure', async () => {
  const counts = await countsOf(
    `import { assert } from "lab";
let round = 0;
export const setup = () => { round += 1; return { cells: new Int32Array(new SharedArrayBuffer(8)), round }; };
type Shared = ReturnType<typeof setup>;
export const threads = { A: ({ cells }: Shared) => void Atomics.add(cells, 0, 1), B: ({ cells }: Shared) => void Atomics.add(cells, 0, 1) };
export const outcome = ({ cells, round }: Shared) => \`\${cells[0]} \${round % 3 === 0}\`;
export const check = ({ round }: Shared) => assert(round % 3 !== 0, 'every third');`,
    30,
  );
  expect(counts).toMatchObject({
    runs: 30,
    wrong: 10,
    firstFailure: { kind: 'assertion', message: 'every third', run: 3 },
    outcomes: [
      { outcome: '2 false', runs: 20, wrong: 0 },
      { outcome: '2 true', runs: 10, wrong: 10 },
    ],
  });
});

test('a round that hangs is the last one, and is told as that', async () => {
  const counts = await countsOf(philosophers, 50);
  expect(counts).toMatchObject({ runs: 1, wrong: 1, hung: 1, firstFailure: { kind: 'hang', run: 1 } });
  expect(counts.firstFailure?.message).toContain('Nobody has gone on for 250 ms');
});

test('a thread that throws in one round is counted, and the next rounds run', async () => {
  const counts = await countsOf(
    `let round = 0;
export const setup = () => { round += 1; return round; };
export const threads = { A: (round: number) => { if (round === 2) throw new TypeError('second'); }, B: () => {} };`,
    5,
  );
  expect(counts).toMatchObject({
    runs: 5,
    wrong: 1,
    firstFailure: { kind: 'exception', message: 'TypeError: second', run: 2 },
  });
});

test('two threads in one region of code are found by critical()', async () => {
  const counts = await countsOf(
    `import { critical } from "lab";
export const setup = () => new Int32Array(new SharedArrayBuffer(4));
const work = (cells: Int32Array) => critical('both', () => {
  Atomics.add(cells, 0, 1);
  for (let turn = 0; Atomics.load(cells, 0) < 2 && turn < 1e8; turn += 1);
});
export const threads = { A: work, B: work };`,
    3,
  );
  expect(counts).toMatchObject({ runs: 3, wrong: 3 });
  expect(counts.firstFailure?.message).toBe('Two threads are in the critical region "both" at the same time.');
});
