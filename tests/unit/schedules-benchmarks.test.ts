import { expect, test } from 'vitest';
import {
  atomicAdd,
  boundedBuffer,
  brokenLock,
  channelOfTwo,
  fibonacci,
  fileSystem,
  futexMutex,
  indexer,
  lastZero,
  lostUpdate,
  lostWakeUp,
  peterson,
  philosophers,
  readers,
  storeBuffering,
  timeOut,
  writers,
} from './schedules/programs.ts';
import { bounded, countsOf, reduced } from './schedules/searches.ts';

/**
 * Executions, one for each order of dependent steps. Sources: Nidhugg's smoke tests (readers, lastzero, fib_bench);
 * Abdulla, Aronis, Jonsson, Sagonas, POPL 2014, table 1 (indexer, filesystem) and table 2 (lastzero, readers); closed forms.
 */
const published: readonly (readonly [name: string, text: string, executions: number, blocked: number | undefined])[] = [
  ['1 reader of a written cell: 2^n', readers(1), 2, undefined],
  ['2 readers', readers(2), 4, undefined],
  ['3 readers', readers(3), 8, undefined],
  ['last zero of 1: (n+3)·2^(n−2)', lastZero(1), 2, undefined],
  ['last zero of 2', lastZero(2), 5, undefined],
  ['last zero of 3', lastZero(3), 12, undefined],
  ['last zero of 4', lastZero(4), 28, undefined],
  ['last zero of 5, and 15 given up as with source sets', lastZero(5), 64, 15],
  ['11 indexers that never meet', indexer(11), 1, undefined],
  ['12 indexers: 8^(n−11)', indexer(12), 8, undefined],
  ['13 indexers', indexer(13), 64, undefined],
  ['13 files that never meet', fileSystem(13), 1, undefined],
  ['14 files: 2^(n−13)', fileSystem(14), 2, undefined],
  ['16 files', fileSystem(16), 8, undefined],
  ['Fibonacci once', fibonacci, 11, undefined],
  ['5 writers: n!', writers(5), 120, undefined],
  ['6 writers', writers(6), 720, undefined],
  ['2 additions each: C(2k, k)', atomicAdd(2), 6, undefined],
  ['3 additions each', atomicAdd(3), 20, undefined],
  ['5 additions each', atomicAdd(5), 252, undefined],
  ['broken lock', brokenLock, 24, undefined],
  ['lost update', lostUpdate(1), 4, undefined],
  ['lost update, twice', lostUpdate(2), 34, undefined],
  ['lost update, three times', lostUpdate(3), 328, undefined],
  ['lost wake-up', lostWakeUp, 14, undefined],
  ['mutex of three states', futexMutex(2), 24, undefined],
  ['three philosophers', philosophers(3), 541, 4],
  ['Peterson', peterson(1), 24, undefined],
  ['Peterson, twice', peterson(2), 4368, undefined],
  ['bounded buffer', boundedBuffer('lab', '1', 1, 2, 2), 346, undefined],
  ['store buffering', storeBuffering, 3, undefined],
];

test.each(published)(
  '%s: as many executions as there are orders of dependent steps',
  async (_, text, executions, blocked) => {
    const search = await reduced(text);
    expect(search.isComplete).toBe(true);
    expect(search.executions).toBe(executions);
    if (blocked !== undefined) expect(search.blocked).toBe(blocked);
  },
);

/** Counts of the prototype, which agreed with listing them all: schedules, those that fail, states, chance of a failure. */
const counted: readonly (readonly [
  name: string,
  text: string,
  schedules: bigint,
  failing: bigint,
  states: number,
  chance: number,
])[] = [
  ['lost update', lostUpdate(1), 6n, 4n, 13, 0.5],
  ['lost update, twice', lostUpdate(2), 70n, 64n, 87, 0.81],
  ['lost update, three times', lostUpdate(3), 924n, 904n, 547, 0.93],
  ['lost update, five times', lostUpdate(5), 184_756n, 184_504n, 21_957, 0.99],
  ['5 atomic additions each', atomicAdd(5), 252n, 0n, 923, 0],
  ['broken lock', brokenLock, 160n, 72n, 78, 0.19],
  ['lost wake-up', lostWakeUp, 134n, 12n, 115, 0.14],
  ['mutex of three states', futexMutex(2), 412n, 0n, 143, 0],
  ['three philosophers', philosophers(3), 15_686_790n, 756n, 8305, 0.33],
  ['Peterson', peterson(1), 3276n, 0n, 234, 0],
  ['Peterson, twice', peterson(2), 792_363_432n, 0n, 6174, 0],
  ['bounded buffer that wakes one', boundedBuffer('lab', '1', 1, 2, 2), 93_562n, 288n, 2612, 0.15],
];

test.each(counted)(
  '%s: schedules are counted without listing them',
  async (_, text, schedules, failing, states, chance) => {
    const counts = await countsOf(text);
    expect(counts.schedules).toBe(schedules);
    expect(counts.failing).toBe(failing);
    expect(counts.states).toBe(states);
    expect(counts.chance).toBeCloseTo(chance, 1);
  },
);

/** How many schedules lead to each outcome. */
const tables: readonly (readonly [name: string, text: string, outcomes: Readonly<Record<string, bigint>>])[] = [
  ['store buffering', storeBuffering, { '01': 4n, '10': 4n, '11': 12n }],
  ['a lost update, which check complains of', lostUpdate(1), { 1: 4n, 2: 2n }],
  ['a sleep with a time-out', timeOut, { 'not-equal': 3n, ok: 1n, 'timed-out': 5n }],
  ['a channel for one value', channelOfTwo(1), { 123: 1n, 132: 1n, 312: 1n }],
  ['a channel for two values', channelOfTwo(2), { 123: 4n, 132: 4n, 312: 4n }],
];

test.each(tables)('%s: each outcome with its number of schedules', async (_, text, outcomes) => {
  const counts = await countsOf(text);
  expect(Object.fromEntries(counts.outcomes.map(({ outcome, schedules }) => [outcome, schedules]))).toEqual(outcomes);
});

/** What a search by preemptions finds first. */
const few: readonly (readonly [name: string, text: string, kind: string, preemptions: number])[] = [
  ['lost update', lostUpdate(3), 'assertion', 1],
  ['broken lock', brokenLock, 'assertion', 2],
  ['lost wake-up', lostWakeUp, 'deadlock', 2],
  ['three philosophers', philosophers(3), 'deadlock', 1],
  ['four philosophers', philosophers(4), 'deadlock', 1],
  ['Peterson the wrong way round', peterson(2, 'wrong'), 'assertion', 2],
  ['bounded buffer over a lock of cells', boundedBuffer('cells', '1', 1, 2, 2), 'deadlock', 0],
];

test.each(few)('%s: the fewest preemptions that it takes to fail', async (_, text, kind, preemptions) => {
  const { found } = await bounded(text, 3);
  expect(found?.kind).toBe(kind);
  expect(found?.preemptions).toBe(preemptions);
});

test.each([
  ['bounded buffer that wakes all', boundedBuffer('lab', 'Infinity', 1, 2, 2)],
  ['philosophers who take forks in order', philosophers(3, true)],
])('%s: no failure with few preemptions', async (_, text) => {
  expect(await bounded(text, 2)).toMatchObject({ found: undefined, preemptions: 2 });
});
