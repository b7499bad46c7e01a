/**
 * Threads programs that the tests explore. Those with a number in their name are written after published benchmarks, in
 * our own words; where there are counts, `schedules-benchmarks.test.ts` names their source.
 */

const record = (count: number, entry: (index: number) => string): string =>
  `{ ${Array.from({ length: count }, (_, index) => entry(index)).join(', ')} }`;

const letters = (count: number, body: string): string =>
  record(count, (index) => `${String.fromCharCode(65 + index)}: ${body}`);

/** One writes x, others read it. */
export const readers = (count: number): string => `
export function setup() { return { x: new Int32Array(new SharedArrayBuffer(4)) }; }
export const threads = { w({ x }) { Atomics.store(x, 0, 42); }, ...${record(count, (index) => `r${index}({ x }) { Atomics.load(x, 0); }`)} };
`;

/** One looks from the end of an array for its first zero, others each write one element from the one before it. */
export const lastZero = (count: number): string => `
export function setup() { return { a: new Int32Array(new SharedArrayBuffer(4 * ${count + 1})) }; }
const writer = (j: number) => ({ a }) => { const seen = a[j]; a[j + 1] = seen + 1; };
export const threads = {
  reader({ a }) { let i = ${count}; while (a[i] !== 0) i--; },
  ...${record(count, (index) => `w${index}: writer(${index})`)}
};
`;

/** Threads put four messages each into a hash table of 128 places. */
export const indexer = (count: number): string => `
export function setup() { return { table: new Int32Array(new SharedArrayBuffer(4 * 128)) }; }
const inserter = (id: number) => ({ table }) => {
  for (let m = 0; m < 4; m++) {
    const word = m * 11 + id;
    let h = (word * 7) % 128;
    while (Atomics.compareExchange(table, h, 0, word) !== 0) h = (h + 1) % 128;
  }
};
export const threads = ${record(count, (index) => `t${index}: inserter(${index + 1})`)};
`;

/** Threads each take the lock of an inode and look for a free block, whose lock they take too. */
export const fileSystem = (count: number): string => `
import { acquire, mutex, release } from 'lab';
export function setup() {
  return {
    inodes: new Int32Array(new SharedArrayBuffer(4 * 32)),
    busy: new Int32Array(new SharedArrayBuffer(4 * 26)),
    locki: Array.from({ length: 32 }, () => mutex()),
    lockb: Array.from({ length: 26 }, () => mutex()),
  };
}
const creator = (id: number) => ({ inodes, busy, locki, lockb }) => {
  const i = id % 32;
  acquire(locki[i]);
  if (inodes[i] === 0) {
    let b = (i * 2) % 26;
    for (;;) {
      acquire(lockb[b]);
      if (busy[b] === 0) {
        busy[b] = 1;
        inodes[i] = b + 1;
        release(lockb[b]);
        break;
      }
      release(lockb[b]);
      b = (b + 1) % 26;
    }
  }
  release(locki[i]);
};
export const threads = ${record(count, (index) => `t${index}: creator(${index})`)};
`;

/** Two add each other's number to their own, once; a third reads both. */
export const fibonacci = `
export function setup() { const s = new SharedArrayBuffer(8); return { i: new Int32Array(s, 0, 1), j: new Int32Array(s, 4, 1) }; }
export const threads = {
  main({ i, j }) { const x = i[0]; const y = j[0]; },
  one({ i, j }) { i[0] += j[0]; },
  two({ i, j }) { j[0] += i[0]; },
};
`;

/** Threads that each write the same cell once. */
export const writers = (count: number): string => `
export function setup() { return { x: new Int32Array(new SharedArrayBuffer(4)) }; }
const writer = (id: number) => ({ x }) => { Atomics.store(x, 0, id); };
export const threads = ${letters(count, 'writer(1)').replaceAll(/(\w): writer\(1\)/gu, (_, name: string) => `${name}: writer(${name.charCodeAt(0)})`)};
`;

/** Two threads add 1 to a counter, each so many times. */
export const lostUpdate = (times: number, add = 'counter[0] = counter[0] + 1'): string => `
import { assert } from 'lab';
const times = ${times};
type Shared = { counter: Int32Array };
export function setup(): Shared { return { counter: new Int32Array(new SharedArrayBuffer(4)) }; }
function work({ counter }: Shared) {
  for (let i = 0; i < times; i++) {
    ${add};
  }
}
export const threads = { A: work, B: work };
export function check({ counter }: Shared) { assert(counter[0] === 2 * times, \`counter is \${counter[0]}, expected \${2 * times}\`); }
export function outcome({ counter }: Shared) { return counter[0]; }
`;

export const atomicAdd = (times: number): string => lostUpdate(times, 'Atomics.add(counter, 0, 1)');

/** A lock whose test and set are two operations. */
export const brokenLock = `
import { assert } from 'lab';
export function setup() { const s = new SharedArrayBuffer(8); return { lock: new Int32Array(s, 0, 1), n: new Int32Array(s, 4, 1) }; }
function work({ lock, n }) {
  while (Atomics.load(lock, 0) !== 0) { /* busy */ }
  Atomics.store(lock, 0, 1);
  n[0] = n[0] + 1;
  Atomics.store(lock, 0, 0);
}
export const threads = { A: work, B: work };
export function check({ n }) { assert(n[0] === 2, \`n is \${n[0]}\`); }
`;

/** A lock that exchanges in one operation. */
export const exchangeLock = (count: number, times: number): string => `
import { assert } from 'lab';
export function setup() { const s = new SharedArrayBuffer(8); return { lock: new Int32Array(s, 0, 1), n: new Int32Array(s, 4, 1) }; }
function work({ lock, n }) {
  for (let i = 0; i < ${times}; i++) {
    while (Atomics.compareExchange(lock, 0, 0, 1) !== 0);
    n[0]++;
    Atomics.store(lock, 0, 0);
  }
}
export const threads = ${letters(count, 'work')};
export function check({ n }) { assert(n[0] === ${count * times}); }
`;

/** A lock that forgets to give itself back: the other spins for ever. */
export const forgottenRelease = `
export function setup() { return { lock: new Int32Array(new SharedArrayBuffer(4)) }; }
function work({ lock }) { while (Atomics.exchange(lock, 0, 1) !== 0); }
export const threads = { A: work, B: work };
`;

/** A lock that sleeps on the value that it sees now, and not on the one that it tested. */
export const lostWakeUp = `
import { assert } from 'lab';
export function setup() { const s = new SharedArrayBuffer(8); return { m: new Int32Array(s, 0, 1), n: new Int32Array(s, 4, 1) }; }
function lock(m: Int32Array) {
  while (Atomics.compareExchange(m, 0, 0, 1) !== 0) {
    Atomics.wait(m, 0, Atomics.load(m, 0));
  }
}
function unlock(m: Int32Array) {
  Atomics.store(m, 0, 0);
  Atomics.notify(m, 0, 1);
}
function work({ m, n }) { lock(m); n[0] = n[0] + 1; unlock(m); }
export const threads = { A: work, B: work };
export function check({ n }) { assert(n[0] === 2); }
`;

/** The mutex of three states: 0 free, 1 held, 2 held and somebody waits. */
export const futexMutex = (count: number): string => `
import { assert } from 'lab';
export function setup() { const s = new SharedArrayBuffer(8); return { m: new Int32Array(s, 0, 1), n: new Int32Array(s, 4, 1) }; }
function lock(m) {
  let c = Atomics.compareExchange(m, 0, 0, 1);
  if (c !== 0) {
    do {
      if (c === 2 || Atomics.compareExchange(m, 0, 1, 2) !== 0) Atomics.wait(m, 0, 2);
      c = Atomics.compareExchange(m, 0, 0, 2);
    } while (c !== 0);
  }
}
function unlock(m) {
  if (Atomics.sub(m, 0, 1) !== 1) { Atomics.store(m, 0, 0); Atomics.notify(m, 0, 1); }
}
function work({ m, n }) { lock(m); n[0] = n[0] + 1; unlock(m); }
export const threads = ${letters(count, 'work')};
export function check({ n }) { assert(n[0] === ${count}); }
`;

/** Philosophers whose forks are cells with a queue of sleepers; in order of the forks nobody starves. */
export const philosophers = (count: number, ordered = false): string => `
import { assert } from 'lab';
const seats = ${count};
export function setup() {
  return { fork: new Int32Array(new SharedArrayBuffer(4 * seats)), meals: new Int32Array(new SharedArrayBuffer(4)) };
}
function take(fork: Int32Array, i: number) { while (Atomics.compareExchange(fork, i, 0, 1) !== 0) Atomics.wait(fork, i, 1); }
function put(fork: Int32Array, i: number) { Atomics.store(fork, i, 0); Atomics.notify(fork, i, 1); }
function philosopher(i: number) {
  return ({ fork, meals }) => {
    const left = i;
    const right = (i + 1) % seats;
    const [first, second] = ${ordered} && right < left ? [right, left] : [left, right];
    take(fork, first);
    take(fork, second);
    Atomics.add(meals, 0, 1);
    put(fork, second);
    put(fork, first);
  };
}
export const threads = Object.fromEntries(Array.from({ length: seats }, (_, i) => ['P' + i, philosopher(i)]));
export function check({ meals }) { assert(meals[0] === seats); }
`;

/** Peterson's lock for two; with its two first writes the wrong way round it is none. */
export const peterson = (times: number, order: 'right' | 'wrong' = 'right'): string => {
  const writes = ['Atomics.store(flag, me, 1);', 'Atomics.store(turn, 0, other);'];
  return `
import { assert } from 'lab';
export function setup() {
  const s = new SharedArrayBuffer(16);
  return { flag: new Int32Array(s, 0, 2), turn: new Int32Array(s, 8, 1), n: new Int32Array(s, 12, 1) };
}
function worker(me: number, other: number) {
  return ({ flag, turn, n }) => {
    for (let i = 0; i < ${times}; i++) {
      ${(order === 'right' ? writes : writes.toReversed()).join(' ')}
      while (Atomics.load(flag, other) === 1 && Atomics.load(turn, 0) === other);
      n[0] = n[0] + 1;
      Atomics.store(flag, me, 0);
    }
  };
}
export const threads = { A: worker(0, 1), B: worker(1, 0) };
export function check({ n }) { assert(n[0] === ${2 * times}); }
`;
};

/** Each raises a flag, and takes it down again when the other's is up. */
export const politeThreads = `
export function setup() { return { f: new Int32Array(new SharedArrayBuffer(8)) }; }
const polite = (me: number, you: number) => ({ f }) => {
  for (;;) {
    Atomics.store(f, me, 1);
    if (Atomics.load(f, you) === 0) break;
    Atomics.store(f, me, 0);
  }
  Atomics.store(f, me, 0);
};
export const threads = { A: polite(0, 1), B: polite(1, 0) };
`;

const producersAndConsumers = (producers: number, consumers: number): string =>
  `{ ...${record(producers, (index) => `P${index + 1}: producer`)}, ...${record(consumers, (index) => `C${index + 1}: consumer`)} }`;

/** A buffer for one value with one condition, over the lab's mutex or over a lock of cells. */
export const boundedBuffer = (
  lock: 'lab' | 'cells',
  wakes: string,
  producers: number,
  times: number,
  consumers: number,
): string => `
import { acquire, mutex, release } from 'lab';
export function setup() {
  const s = new SharedArrayBuffer(12);
  return { ${lock === 'lab' ? 'm: mutex()' : 'm: new Int32Array(s, 0, 1)'}, condition: new Int32Array(s, 4, 1), count: new Int32Array(s, 8, 1) };
}
function lock(m) { ${lock === 'lab' ? 'acquire(m);' : 'while (Atomics.compareExchange(m, 0, 0, 1) !== 0) Atomics.wait(m, 0, 1);'} }
function unlock(m) { ${lock === 'lab' ? 'release(m);' : 'Atomics.store(m, 0, 0); Atomics.notify(m, 0, 1);'} }
function wait(m, condition) {
  const seen = Atomics.load(condition, 0);
  unlock(m);
  Atomics.wait(condition, 0, seen);
  lock(m);
}
function notify(condition) { Atomics.add(condition, 0, 1); Atomics.notify(condition, 0, ${wakes}); }
function producer({ m, condition, count }) {
  for (let k = 0; k < ${times}; k++) {
    lock(m);
    while (Atomics.load(count, 0) === 1) wait(m, condition);
    Atomics.store(count, 0, 1);
    notify(condition);
    unlock(m);
  }
}
function consumer({ m, condition, count }) {
  lock(m);
  while (Atomics.load(count, 0) === 0) wait(m, condition);
  Atomics.store(count, 0, 0);
  notify(condition);
  unlock(m);
}
export const threads = ${producersAndConsumers(producers, consumers)};
`;

/** Each writes one cell and reads the other's: in no order do both read 0. */
export const storeBuffering = `
import { assert } from 'lab';
export function setup() { return { x: new Int32Array(new SharedArrayBuffer(16)) }; }
export const threads = { A({ x }) { x[0] = 1; x[2] = x[1]; }, B({ x }) { x[1] = 1; x[3] = x[0]; } };
export function check({ x }) { assert(!(x[2] === 0 && x[3] === 0), 'both read 0'); }
export function outcome({ x }) { return \`\${x[2]}\${x[3]}\`; }
`;

/** A sleep that may end by itself. */
export const timeOut = `
export function setup() { return { f: new Int32Array(new SharedArrayBuffer(8)) }; }
export const threads = {
  W({ f }) { const how = Atomics.wait(f, 0, 0, 10); f[1] = how === 'ok' ? 1 : how === 'timed-out' ? 2 : 3; },
  N({ f }) { Atomics.store(f, 0, 1); Atomics.notify(f, 0); },
};
export function outcome({ f }) { return ['?', 'ok', 'timed-out', 'not-equal'][f[1]]; }
`;

/** Two values that are never both 1 if each thread's two writes stay together, which they do not. */
export const bothRaised = `
export function setup() { return { f: new Int32Array(new SharedArrayBuffer(8)) }; }
export const threads = {
  A({ f }) { Atomics.store(f, 0, 1); Atomics.store(f, 0, 0); },
  B({ f }) { Atomics.store(f, 1, 1); Atomics.store(f, 1, 0); },
};
export function invariant({ f }) { return !(f[0] === 1 && f[1] === 1); }
`;

/** Two send, one receives twice. */
export const channelOfTwo = (capacity: number): string => `
import { channel, receive, send } from 'lab';
export function setup() { return { c: channel<number>(${capacity}), f: new Int32Array(new SharedArrayBuffer(4)) }; }
export const threads = {
  P({ c }) { send(c, 1); send(c, 2); },
  Q({ c }) { send(c, 3); },
  R({ c, f }) { const a = receive(c); const b = receive(c); const d = receive(c); Atomics.store(f, 0, a * 100 + b * 10 + d); },
};
export function outcome({ f }) { return f[0]; }
`;

/** Message passing: data, then a flag; with a plain flag, both race. */
export const message = (kind: 'plain' | 'atomic'): string => `
import { assert } from 'lab';
export function setup() { const s = new SharedArrayBuffer(8); return { data: new Int32Array(s, 0, 1), flag: new Int32Array(s, 4, 1) }; }
export const threads = {
  A({ data, flag }) { data[0] = 42; ${kind === 'plain' ? 'flag[0] = 1' : 'Atomics.store(flag, 0, 1)'}; },
  B({ data, flag }) { while (${kind === 'plain' ? 'flag[0]' : 'Atomics.load(flag, 0)'} === 0); assert(data[0] === 42); },
};
`;
