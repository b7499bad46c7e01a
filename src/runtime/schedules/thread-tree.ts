import { copyForThread } from './copies.ts';
import { threadOf, type ExploredProgram } from './explored-program.ts';
import type { Elements } from './memory.ts';
import type { Repetition } from './gate.ts';
import type { Operation, Result } from './operation.ts';

/** What a thread that busy-waits has read: it goes on when one of these changes. */
export type Watch = {
  readonly cells: readonly WatchedCell[];
  /** Equal cells, equal number. */
  readonly id: number;
};

type WatchedCell = {
  readonly address: number;
  readonly width: number;
  readonly elements: Elements;
  readonly slot: number;
  readonly value: Result;
  readonly name: string;
};

/** Where a result leads: to a state, and whether the thread got there only to read the same again. */
export type Arrival = { readonly node: ThreadNode; readonly watch: Watch | undefined };

/** A state of a thread: all that it has been given so far decides it. The node's number stands for it. */
export class ThreadNode {
  /** What it does next; undefined when it has ended. */
  operation: Operation | undefined;
  /** What it threw, and where. */
  failure: { readonly thrown: unknown; readonly site: number } | undefined;
  /** What it has printed so far. */
  lines: readonly string[] = [];
  readonly next = new Map<Result | typeof minusZero, Arrival>();

  readonly id: number;
  readonly thread: number;
  readonly depth: number;
  readonly parent: ThreadNode | undefined;
  readonly result: Result;

  constructor(id: number, thread: number, parent: ThreadNode | undefined, result: Result) {
    this.id = id;
    this.thread = thread;
    this.parent = parent;
    this.result = result;
    this.depth = parent ? parent.depth + 1 : 0;
  }
}

/** A map takes both zeros for one key; `Object.is` tells them apart, and so can a program. */
const minusZero = Symbol('-0');

/**
 * The states of all threads of a program. A thread is a function of what its operations gave back, so its state is the log
 * of that: to find what it does next, its ordinary code runs again from the beginning with the logged results. The answer
 * is kept, so this is done once for each history of a thread and never for each schedule.
 */
export class ThreadTree {
  /** Where each thread begins. */
  readonly roots: readonly ThreadNode[];
  readonly #program: ExploredProgram;
  readonly #watches = new Map<string, number>();
  readonly #shares: boolean;
  #nodes = 0;
  #replays = 0;

  /** `shares`: whether a state that is left as it was is known again; without it, each turn of a loop is a new state. */
  constructor(program: ExploredProgram, shares = true) {
    this.#program = program;
    this.#shares = shares;
    this.roots = program.threads.map((_, thread) => this.#grow(thread, undefined, undefined).node);
  }

  /** How often a thread's code has run. */
  get replays(): number {
    return this.#replays;
  }

  /** The state after `node` when its operation gives `result`. */
  after(node: ThreadNode, result: Result): Arrival {
    const key = Object.is(result, -0) ? minusZero : result;
    let arrival = node.next.get(key);
    if (arrival === undefined) {
      arrival = this.#grow(node.thread, node, result);
      node.next.set(key, arrival);
    }
    return arrival;
  }

  #grow(thread: number, parent: ThreadNode | undefined, result: Result): Arrival {
    const { gate, shared, instance, threads } = this.#program;
    const node = new ThreadNode(this.#nodes, thread, parent, result);
    const log = logOf(node);
    this.#replays += 1;
    const failure = gate.replay(thread, log, () => {
      const returned = threadOf(instance(), threads[thread] ?? '')(copyForThread(gate, shared));
      if (returned instanceof Promise) gate.fail('Threads are synchronous functions: this one returned a promise.');
    });
    const { repetition } = gate;
    if (this.#shares && parent && gate.pending && repetition?.at === log.length) {
      return { node: ancestor(parent, repetition.from), watch: this.#watchOf(repetition) };
    }
    this.#nodes += 1;
    node.operation = gate.pending;
    node.lines = gate.lines;
    if (failure) node.failure = { thrown: failure.thrown, site: gate.site };
    return { node, watch: undefined };
  }

  #watchOf({ reads }: Repetition): Watch | undefined {
    if (!reads) return undefined;
    const cells = reads.map(({ operation: { address, width, elements, slot, view, index }, value }) => ({
      address,
      width,
      elements,
      slot,
      value,
      name: `${view.name}[${index + view.shift}]`,
    }));
    const key = [...new Set(cells.map(({ address, width }) => `${address}+${width}`))].sort().join();
    const id = this.#watches.get(key) ?? this.#watches.size;
    this.#watches.set(key, id);
    return { cells, id };
  }
}

function logOf(node: ThreadNode): readonly Result[] {
  const log: Result[] = [];
  for (let at = node; at.parent; at = at.parent) log.push(at.result);
  return log.reverse();
}

function ancestor(node: ThreadNode, depth: number): ThreadNode {
  let at = node;
  while (at.depth > depth && at.parent) at = at.parent;
  return at;
}
