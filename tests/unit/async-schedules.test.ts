import * as esbuild from 'esbuild-wasm';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { compileExplored } from '../../src/runtime/program/schedules/compile-explored.ts';
import type { Verdict } from '../../src/runtime/exploration.ts';
import { exploreAsync, usualAsyncLimits } from '../../src/runtime/schedules/async-explore.ts';
import { loadAsync, runAsync, type AsyncProgram } from '../../src/runtime/schedules/async-run.ts';
import { momentAfter, taskTable } from '../../src/runtime/schedules/async-steps.ts';
import { startExplorer } from '../../src/runtime/schedules/explorer.ts';
import type { ExplorerReport } from '../../src/runtime/protocol.ts';
import type { ExploredFactory } from '../../src/runtime/schedules/explored-host.ts';
import { programOf } from './compile-harness.ts';

async function programFrom(text: string): Promise<AsyncProgram> {
  const compiled = await compileExplored(esbuild, programOf({ 'main.ts': text }));
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('; '));
  return loadAsync(runInThisContext(compiled.build.code) as ExploredFactory, compiled.build.sites);
}

function told({ counts, findings, guarantee }: Verdict): string {
  const found = findings.map(({ kind, switches }) => `${kind} ${switches}`).join(', ');
  return `${guarantee.kind}: ${counts?.failing} of ${counts?.schedules}; ${found}`;
}

/** A withdrawal of 60 by each task: look, wait, write back. */
const bank = (count: number, withdraw: string): string => `
import { assert, io } from 'lab';
export function setup() { return { balance: 100, paid: 0 }; }
async function withdraw(account) {
  await io(1);
  const balance = account.balance;
  if (balance < 60) return;
  await io(1);
  account.balance = balance - 60;
  account.paid += 60;
}
${withdraw}
export const tasks = { ${Array.from({ length: count }, (_, index) => `${String.fromCharCode(65 + index)}: run`).join(', ')} };
export function check({ balance, paid }) { assert(balance + paid === 100, \`\${paid} were paid, \${balance} are left\`); }
export function outcome({ paid }) { return paid; }
`;

const alone = 'const run = withdraw;';
const inTurn = `
let tail = Promise.resolve();
const run = (account) => { const mine = tail.then(() => withdraw(account)); tail = mine.catch(() => undefined); return mine; };
`;

test.each([
  [2, 6, 4],
  [3, 66, 60],
  [4, 1176, 1152],
])('check, then act across await: %i tasks have %i orders, %i of them wrong', async (count, orders, wrong) => {
  const { counts, guarantee, findings } = exploreAsync(await programFrom(bank(count, alone)));
  expect(guarantee).toEqual({ kind: 'all-schedules' });
  expect([counts?.schedules, counts?.failing]).toEqual([BigInt(orders), BigInt(wrong)]);
  // One of them is interrupted once, and each of the others comes in its turn.
  expect(findings[0]).toMatchObject({ kind: 'assertion', switches: count, proven: 'switches' });
});

test.each([2, 3, 4])('one after the other by a chain of promises: %i tasks have one order', async (count) => {
  const verdict = exploreAsync(await programFrom(bank(count, inTurn)));
  expect(told(verdict)).toBe('all-schedules: 0 of 1; ');
});

const twoLocks = `
import { io } from 'lab';
function lock() {
  let tail = Promise.resolve();
  return () => { const { promise, resolve } = Promise.withResolvers(); const before = tail; tail = promise; return before.then(() => resolve); };
}
export function setup() { return { left: lock(), right: lock() }; }
async function both(first, second) {
  const giveBackFirst = await first();
  await io(1);
  const giveBackSecond = await second();
  giveBackSecond();
  giveBackFirst();
}
export const tasks = {
  A: ({ left, right }) => both(left, right),
  B: ({ left, right }) => both(right, left),
};
export function check() {}
`;

test('two locks in opposite order: the tasks never settle, and it is said on which line they wait', async () => {
  const { findings, counts } = exploreAsync(await programFrom(twoLocks));
  expect(counts?.failing).toBe(counts?.schedules);
  expect(findings.map(({ kind }) => kind)).toEqual(['deadlock']);
  expect(findings[0]?.message).toBe(
    'Nothing is left to be answered, and not all are done: A waits (line 11); B waits (line 11).',
  );
});

test('the shortest wrong order, step by step', async () => {
  const program = await programFrom(bank(2, alone));
  const [finding] = exploreAsync(program).findings;
  expect(finding?.schedule).toEqual([0, 1, 1, 0]);
  const { steps, failure, isWhole } = taskTable(program, finding?.schedule ?? []);
  expect(isWhole).toBe(true);
  expect(momentAfter(program, []).memory).toEqual([
    { name: 'balance', value: '100' },
    { name: 'paid', value: '0' },
  ]);
  expect(steps.map((step) => step.switch)).toEqual([undefined, 'preempted', undefined, 'ended']);
  expect(steps.map(({ next }) => next.map(({ stance }) => stance).join(' '))).toEqual([
    'at at',
    'at at',
    'at ended',
    'ended ended',
  ]);
  expect(steps.map(({ sentence, site }) => `${site?.line}: ${sentence}`)).toEqual([
    '5: A is answered: io(1).',
    '5: B is answered: io(1).',
    '8: B is answered: io(1), balance becomes 40, paid becomes 60.',
    '8: A is answered: io(1), paid becomes 120.',
  ]);
  expect(failure?.message).toBe('120 were paid, 40 are left');
});

test('the reader who schedules picks whose answer comes next, and a task that is done is no choice', async () => {
  const program = await programFrom(bank(2, alone));
  expect(momentAfter(program, [])).toMatchObject({ schedule: [], open: [0, 1] });
  expect(momentAfter(program, [0, 0])).toMatchObject({ schedule: [0, 0], open: [1] });
  const over = momentAfter(program, [0, 1, 1, 0]);
  expect(over).toMatchObject({ open: [], failure: { kind: 'assertion' } });
  expect(momentAfter(program, [0, 0, 0]).schedule).toEqual([0, 0]);
});

async function reportsOf(text: string): Promise<readonly ExplorerReport[]> {
  const compiled = await compileExplored(esbuild, programOf({ 'main.ts': text }));
  if (!compiled.ok) throw new Error('did not compile');
  const reports: ExplorerReport[] = [];
  const factory = runInThisContext(compiled.build.code) as ExploredFactory;
  const tell = (report: ExplorerReport): void => void reports.push(report);
  const obey = startExplorer({ factory, sites: compiled.build.sites, mostMs: 1_000, now: () => 0, tell });
  obey({ id: 1, kind: 'play', schedule: [0] });
  return reports;
}

test('the explorer of the page explores tasks as it does threads', async () => {
  const reports = await reportsOf(bank(2, alone));
  expect(reports.map(({ kind }) => kind)).toEqual(['loaded', 'explored', 'answer']);
  expect(reports[0]).toMatchObject({ threads: ['A', 'B'] });
  expect(reports[2]).toMatchObject({ id: 1, answer: { schedule: [0], choices: [0, 1] } });
});

test('a task that waits for several answers at a time is refused with its line', async () => {
  const reports = await reportsOf(
    "import { io } from 'lab';\nexport function setup() {}\nexport const tasks = { async A() { await Promise.all([io(1),\nio(2)]); } };\nexport function check() {}",
  );
  expect(reports[1]).toMatchObject({ kind: 'refused', site: { line: 4 } });
});

test('what is answered in the order of asking runs as the language says', async () => {
  const body = `
    const seen = [];
    const say = (text) => seen.push(text);
    const later = async () => { say('in'); await null; say('after await'); };
    const returned = async () => Promise.resolve('returned');
    say('start');
    queueMicrotask(() => say('microtask'));
    Promise.resolve().then(() => say('then 1')).then(() => say('then 2')).finally(() => say('finally'));
    returned().then(say);
    void later();
    Promise.reject(new Error('no')).catch(() => say('caught'));
    Promise.all([1, Promise.resolve(2)]).then((all) => say(all.join('+')));
    Promise.allSettled([Promise.reject(1), 2]).then((all) => say(all.map((one) => one.status).join('/')));
    Promise.race([new Promise(() => {}), Promise.resolve('race')]).then(say);
    Promise.any([Promise.reject(1), Promise.resolve('any')]).then(say);
    try { await Promise.reject(new TypeError('thrown')); } catch (error) { say(error.message); }
    for await (const one of [Promise.resolve('a'), 'b']) say(one);
    say('end');
    return seen;`;
  const native = await (runInThisContext(`(async () => { ${body} })()`) as Promise<readonly string[]>);
  const text = `
    export function setup() { return { said: [] }; }
    export const tasks = { async A(shared) { shared.said = await (async () => { ${body} })(); } };
    export function check() {}
    export function outcome({ said }) { return said.join(' | '); }`;
  const { outcome } = runAsync(await programFrom(text), () => 0);
  expect(outcome).toBe(native.join(' | '));
});

test.each([
  ['an error that nobody catches', 'async A() { throw new RangeError("too far"); }', 'exception: RangeError: too far'],
  [
    'a promise that nobody asks about',
    'async A() { void Promise.reject(new Error("left alone")); }',
    'exception: left alone',
  ],
  ['a promise without end', 'async A() { await new Promise(() => {}); }', 'deadlock: Nothing is left to be answered'],
  ['a loop that asks for ever', 'async A() { for (;;) await io(1); }', 'livelock: After 1000 answers'],
])('%s is found', async (_, task, said) => {
  const text = `import { io } from 'lab'; void io; export function setup() {} export const tasks = { ${task} }; export function check() {}`;
  const [finding] = exploreAsync(await programFrom(text)).findings;
  expect(`${finding?.kind}: ${finding?.message}`).toContain(said);
});

test('what would differ from run to run is refused with a sentence', async () => {
  const text = `export function setup() {} export const tasks = { async A() { await fetch('/'); } }; export function check() {}`;
  const program = await programFrom(text);
  expect(() => exploreAsync(program)).toThrow('fetch is refused here');
});

test('where there are too many orders, chance decides some, and the same seed decides the same', async () => {
  const program = await programFrom(bank(4, alone));
  const limits = { ...usualAsyncLimits, runs: 50, samples: 40, seed: 7 };
  const verdict = exploreAsync(program, limits);
  expect(verdict.guarantee).toEqual({ kind: 'sampled', schedules: 40, seed: 7 });
  expect(verdict.counts).toBeUndefined();
  expect(verdict.findings.map(({ kind }) => kind)).toEqual(['assertion']);
  expect(exploreAsync(program, limits)).toEqual(verdict);
});
