import { modelled, type Hands } from './hands.ts';
import { Memory } from './memory.ts';
import { isLab, modified, type Access, type Operation, type Result } from './operation.ts';
import { Refusal } from './refusal.ts';
import { shortText } from './short-text.ts';

/** What is thrown through a thread's code when its next operation is known. Code that catches it throws it on. */
class Suspension extends Error {}

const suspension = Object.freeze(new Suspension('The scheduler has taken this thread’s turn.'));

// A pattern of a catch clause sees these before any of our code does.
Object.freeze(Suspension);
Object.freeze(Suspension.prototype);

/** Given back in the place of a result where a real thread is to go no further. */
export const over = Symbol('over');

/** Executes an operation of a real thread. */
export type CarryOut = (operation: Operation) => Result | typeof over;

/** How a real thread came to its end. */
export type RealRun = { readonly kind: 'ended' | 'stopped' } | { readonly kind: 'threw'; readonly thrown: unknown };

/** A read of a loop's turn and what it gave. */
export type Read = { readonly operation: Access; readonly value: Result };

/** That a thread is where it was when its log had `from` entries: a loop has turned and left all as it was. */
export type Repetition = {
  readonly from: number;
  /** Entries of the log when the loop turned. */
  readonly at: number;
  /** What the turn read, where it did nothing else: the thread can wait for one of these to change. */
  readonly reads: readonly Read[] | undefined;
};

/** What a loop looked like when it last turned; one for each time that its statement is executed. */
export type LoopVisit = { last: Turn | undefined };

type Turn = {
  readonly position: number;
  readonly values: readonly unknown[];
  readonly effects: number;
  readonly changes: number;
  readonly reads: number;
};

/** A loop that turns so often without a shared operation is taken to turn for ever. */
const mostTurns = 2_000_000;

/** The most lines of a thread that are kept. */
const mostLines = 100;

/**
 * The only way to shared memory. While `setup`, `check` and the like run, operations are executed at once; while a thread
 * is replayed, they give what its log says, and the first one that the log does not know ends the replay.
 *
 * The gate also keeps account of what a thread's variables do not show. `changes` grows with everything that might leave
 * something behind; calls of code that tells of itself, and writes to shared memory, take back what was noted for them.
 */
export class Gate {
  readonly memory: Memory;
  readonly hands: Hands;
  /** Kinds of arrays whose plain accesses take two steps. */
  tearing: ReadonlySet<string> = new Set();
  /** The place that was last told. */
  site = -1;
  /** Operations that were executed directly and read, where somebody wants to know. */
  watched: Operation[] | undefined;
  pending: Operation | undefined;
  repetition: Repetition | undefined;
  lines: string[] = [];
  /** Why the replay was ended from here: what no `catch` may hide. */
  failure: Error | undefined;

  #mode: 'closed' | 'direct' | 'replay' | 'real' = 'closed';
  #carryOut: CarryOut | undefined;
  #mayAllocate = false;
  #thread = 0;
  #log: readonly Result[] = [];
  #position = 0;
  #suspended = false;
  #effects = 0;
  #changes = 0;
  #reads: Read[] = [];
  #turns = 0;
  #random = 0;
  #callIsTold = false;
  #writeIsTold = false;

  constructor(memory = new Memory(), hands = modelled) {
    this.memory = memory;
    this.hands = hands;
  }

  /** Runs code of the program that touches memory at once. */
  direct<Value>(run: () => Value, mayAllocate = false): Value {
    this.#begin('direct', 0, []);
    this.#mayAllocate = mayAllocate;
    try {
      const value = run();
      if (this.failure !== undefined) throw this.failure;
      return value;
    } catch (error) {
      throw this.failure ?? error;
    } finally {
      this.#mode = 'closed';
      this.#mayAllocate = false;
    }
  }

  /** Runs code of a thread until its first operation that `log` does not answer; gives what the thread threw, if it did. */
  replay(thread: number, log: readonly Result[], run: () => void): { readonly thrown: unknown } | undefined {
    this.#begin('replay', thread, log);
    try {
      run();
      return this.failure && { thrown: this.failure };
    } catch (thrown) {
      if (this.failure) return { thrown: this.failure };
      return this.#suspended ? undefined : { thrown };
    } finally {
      this.#mode = 'closed';
    }
  }

  /** Runs code of a thread while other threads run, for real: `carryOut` executes each operation when its time has come. */
  real(thread: number, carryOut: CarryOut, run: () => void): RealRun {
    this.#begin('real', thread, []);
    this.#carryOut = carryOut;
    try {
      run();
      if (this.failure) return { kind: 'threw', thrown: this.failure };
      return { kind: this.#suspended ? 'stopped' : 'ended' };
    } catch (thrown) {
      if (this.failure) return { kind: 'threw', thrown: this.failure };
      return this.#suspended ? { kind: 'stopped' } : { kind: 'threw', thrown };
    } finally {
      this.#mode = 'closed';
    }
  }

  #begin(mode: 'direct' | 'replay' | 'real', thread: number, log: readonly Result[]): void {
    this.#mode = mode;
    this.#thread = thread;
    this.#log = log;
    this.#position = 0;
    this.#suspended = false;
    this.#effects = 0;
    this.#changes = 0;
    this.#reads = [];
    this.#turns = 0;
    this.#random = 12_345 + thread;
    this.#callIsTold = false;
    this.#writeIsTold = false;
    this.site = -1;
    this.pending = undefined;
    this.repetition = undefined;
    this.lines = [];
    this.failure = undefined;
  }

  /** Executes an operation, answers it from the log, or ends the replay with it. */
  perform(operation: Operation): Result {
    this.#callIsTold = false;
    if (this.#mode === 'direct') return this.#executeNow(operation);
    if (this.#suspended) throw suspension;
    if (this.#mode === 'closed') {
      throw new Error(
        'Shared memory can be used in setup, threads, check, invariant and outcome, and not outside of them.',
      );
    }
    this.#turns = 0;
    if (this.#mode === 'real') return this.#carryOutNow(operation);
    const position = this.#position;
    if (position === this.#log.length) {
      this.pending = operation;
      this.#suspended = true;
      throw suspension;
    }
    this.#position = position + 1;
    const result = this.#log[position];
    this.#account(operation, result);
    return result;
  }

  #carryOutNow(operation: Operation): Result {
    const result = this.#carryOut?.(operation);
    if (result !== over) return result;
    this.#suspended = true;
    throw suspension;
  }

  #executeNow(operation: Operation): Result {
    if (this.watched && !isLab(operation)) this.watched.push(operation);
    if (!this.hands.isReady(operation))
      throw new Error(`${operation.kind} would wait for ever here: no thread is running.`);
    if (operation.kind === 'wait') throw new Error('Atomics.wait would sleep for ever here: no thread is running.');
    const result = this.hands.execute(operation, 0);
    return operation.kind === 'notify' ? 0 : result;
  }

  /** Whether an operation of the log changed something that others can see. */
  #account(operation: Operation, result: Result): void {
    if (!isLab(operation) && onlyReads(operation, result)) this.#reads.push({ operation, value: result });
    else this.#effects += 1;
  }

  get mayAllocate(): boolean {
    return this.#mayAllocate;
  }

  /** A number from 0 to 1: the same row of them in each replay of a thread. */
  random(): number {
    this.#changes += 1;
    this.#random = (Math.imul(this.#random, 1_103_515_245) + 12_345) >>> 0;
    return this.#random / 4_294_967_296;
  }

  /** The program does what cannot be explored: ends the replay, or what is executed directly, so that it cannot catch that. */
  fail(sentence: string): never {
    this.#end(new Refusal(sentence, this.site));
  }

  #end(failure: Error): never {
    this.failure = failure;
    this.#suspended = true;
    throw suspension;
  }

  /** Whether what was executed last may have left something behind that its variables do not show. */
  get changed(): boolean {
    return this.#changes > 0;
  }

  /** Keeps a line that the program prints. */
  print(line: string): void {
    if (this.lines.length < mostLines) this.lines.push(shortText(line));
  }

  /** Compiled code tells that a loop turns; without a visit, the turn cannot be compared with the one before. */
  turn(visit?: LoopVisit, values: readonly unknown[] = []): void {
    if (this.#suspended) throw suspension;
    this.#turns += 1;
    if (this.#turns > mostTurns) {
      const sentence = `A loop turned ${mostTurns.toLocaleString('en')} times without touching shared memory: it seems to turn for ever.`;
      this.#end(new Error(sentence));
    }
    if (!visit || this.#mode !== 'replay') return;
    const { last } = visit;
    const isBack =
      last !== undefined &&
      last.position < this.#position &&
      last.changes === this.#changes &&
      last.values.every((value, index) => Object.is(value, values[index]));
    if (isBack) {
      const isQuiet = last.effects === this.#effects;
      const reads = isQuiet ? this.#reads.slice(last.reads) : undefined;
      this.repetition = { from: last.position, at: this.#position, reads };
    }
    visit.last = {
      position: this.#position,
      values,
      effects: this.#effects,
      changes: this.#changes,
      reads: this.#reads.length,
    };
  }

  /** A catch clause has caught something. */
  guard(): void {
    if (this.#suspended) throw suspension;
  }

  /** Whether a `finally` block may run. */
  live(): boolean {
    return !this.#suspended;
  }

  /** The place of what comes next; -1 leaves the last one standing. */
  tell(site: number): void {
    if (site >= 0) this.site = site;
  }

  /** Something may leave a trace that no variable shows. */
  change(): void {
    this.#changes += 1;
  }

  /** A call comes next; whether it leaves a trace is known only if the callee tells of itself. */
  call(): void {
    this.#changes += 1;
    this.#callIsTold = true;
    this.#writeIsTold = false;
  }

  /** The callee tells of itself. */
  enter(): void {
    if (this.#callIsTold) this.#changes -= 1;
    this.#callIsTold = false;
  }

  /** A write to an element or a property comes next. */
  write(): void {
    this.#changes += 1;
    this.#writeIsTold = true;
    this.#callIsTold = false;
  }

  /** It was a write to shared memory, which is an operation and no hidden change. */
  stored(): void {
    if (this.#writeIsTold) this.#changes -= 1;
    this.#writeIsTold = false;
  }

  /** The thread whose code is running. */
  get thread(): number {
    return this.#thread;
  }
}

/** Whether an operation with this result left memory as it was, and told nobody. */
function onlyReads(operation: Access, result: Result): boolean {
  switch (operation.kind) {
    case 'load':
      return true;
    case 'compare-exchange':
      return result !== operation.expected;
    case 'modify':
      return typeof result !== 'string' && result !== undefined && isKept(operation, result);
    case 'store':
    case 'wait':
    case 'notify':
      return false;
  }
}

function isKept(operation: Extract<Access, { kind: 'modify' }>, old: number | bigint): boolean {
  const { elements, slot } = operation;
  const now = elements[slot] ?? 0;
  elements[slot] = modified(operation.how, old, operation.operand);
  const isSame = Object.is(elements[slot], old);
  elements[slot] = now;
  return isSame;
}
