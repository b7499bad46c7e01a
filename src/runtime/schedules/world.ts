import { cellsOf, execute, isReady } from './effects.ts';
import { mostThreads, type ExploredProgram } from './explored-program.ts';
import { isLab, type Operation, type Result } from './operation.ts';
import { ThreadTree, type ThreadNode, type Watch } from './thread-tree.ts';

/** A step that was taken, with all that it takes to take it back. */
export type Taken = {
  readonly thread: number;
  readonly operation: Operation;
  readonly before: ThreadNode;
  /** What it gave back; `asleep` where the thread sleeps now and gets its result when it wakes. */
  result: Result | typeof asleep;
  /** Threads that it woke, in order, and where they slept. */
  woken: readonly number[];
  wokenFrom: readonly ThreadNode[];
  readonly wasAsleep: boolean;
  readonly wasRead: Watch | undefined;
  queue: readonly number[] | undefined;
  old: number | bigint | undefined;
  saved: readonly (number | bigint)[] | undefined;
  /** Threads that went on because a cell they watched has changed. */
  unparked: { readonly thread: number; readonly watch: Watch; readonly read: Watch | undefined }[] | undefined;
};

/** Stands for the result of a wait that has only begun. */
export const asleep = Symbol('asleep');

/** A state that can be come back to. */
export type Snapshot = {
  readonly nodes: readonly ThreadNode[];
  readonly asleep: readonly boolean[];
  readonly parked: readonly (Watch | undefined)[];
  readonly reads: readonly (Watch | undefined)[];
  readonly queues: ReadonlyMap<number, readonly number[]>;
  readonly bytes: Uint8Array;
};

const nobody: readonly number[] = [];

/**
 * A program between two steps: where its threads are, who sleeps and who busy-waits, and what is in memory. One step
 * executes the next operation of one thread.
 */
export class World {
  readonly program: ExploredProgram;
  readonly tree: ThreadTree;
  /** Where each thread is. */
  readonly nodes: ThreadNode[];
  /** Which threads sleep in `Atomics.wait`. */
  readonly asleep: boolean[];
  /** Which threads busy-wait, and what for. */
  readonly parked: (Watch | undefined)[];
  /** What a thread read in a turn of a loop that it repeats: its next step depends on that too. */
  readonly reads: (Watch | undefined)[];
  readonly #initial: Uint8Array;
  readonly #parks: boolean;
  #queues = new Map<number, readonly number[]>();
  #key = new Uint16Array(0);

  /** `parks`: whether threads that busy-wait stand still until something changes. */
  constructor(program: ExploredProgram, { parks = true, shares = true } = {}) {
    this.program = program;
    this.#parks = parks;
    this.#initial = program.gate.memory.copy();
    this.tree = new ThreadTree(program, shares);
    this.nodes = [...this.tree.roots];
    this.asleep = this.nodes.map(() => false);
    this.parked = this.nodes.map(() => undefined);
    this.reads = this.nodes.map(() => undefined);
  }

  get threadCount(): number {
    return this.nodes.length;
  }

  /** Back to where all threads begin. */
  reset(): void {
    this.program.gate.memory.restore(this.#initial);
    for (let thread = 0; thread < this.nodes.length; thread += 1) {
      const root = this.tree.roots[thread];
      if (root) this.nodes[thread] = root;
      this.asleep[thread] = false;
      this.parked[thread] = undefined;
      this.reads[thread] = undefined;
    }
    this.#queues.clear();
  }

  /** Whether a thread can take a step. */
  canStep(thread: number): boolean {
    const operation = this.nodes[thread]?.operation;
    if (!operation || this.parked[thread]) return false;
    if (this.asleep[thread]) return operation.kind === 'wait' && operation.timed;
    return isReady(operation);
  }

  /** The threads that can take a step, in order. */
  ready(): number[] {
    const threads: number[] = [];
    for (let thread = 0; thread < this.nodes.length; thread += 1) if (this.canStep(thread)) threads.push(thread);
    return threads;
  }

  /** Threads that sleep on an address, who came first in front. */
  sleepersAt(address: number): readonly number[] {
    return this.#queues.get(address) ?? nobody;
  }

  /** What a thread that can step does next. */
  operationOf(thread: number): Operation {
    const operation = this.nodes[thread]?.operation;
    if (!operation) throw new Error(`Thread ${thread} has ended.`);
    return operation;
  }

  /** Takes a step of a thread that can take one. */
  step(thread: number): Taken {
    const before = this.nodes[thread];
    const operation = before?.operation;
    if (!before || !operation) throw new Error(`Thread ${thread} has ended and takes no step.`);
    const taken: Taken = {
      thread,
      operation,
      before,
      result: undefined,
      woken: nobody,
      wokenFrom: [],
      wasAsleep: this.asleep[thread] ?? false,
      wasRead: this.reads[thread],
      queue: undefined,
      old: undefined,
      saved: undefined,
      unparked: undefined,
    };
    this.reads[thread] = undefined;
    const result = this.#carryOut(taken);
    taken.result = result;
    if (result === asleep) return taken;
    const arrival = this.tree.after(before, result);
    this.nodes[thread] = arrival.node;
    if (arrival.watch && this.#parks) this.#park(thread, arrival.watch);
    return taken;
  }

  #carryOut(taken: Taken): Result | typeof asleep {
    const { operation, thread } = taken;
    if (isLab(operation)) {
      const { cells, at } = operation;
      taken.saved = Array.from({ length: cellsOf(operation) }, (_, index) => cells[at + index] ?? 0);
      return execute(operation, thread);
    }
    if (operation.kind === 'wait') return this.#wait(taken, operation.address, operation.expected);
    if (operation.kind === 'notify') return this.#notify(taken, operation.address, operation.count);
    const { elements, slot } = operation;
    const old = elements[slot];
    const result = execute(operation, thread);
    if (operation.kind !== 'load') {
      taken.old = old;
      if (!Object.is(old, elements[slot])) this.#unpark(taken, operation.address, operation.width);
    }
    return result;
  }

  #wait(taken: Taken, address: number, expected: number | bigint): Result | typeof asleep {
    const { thread, operation } = taken;
    const queue = this.sleepersAt(address);
    if (taken.wasAsleep) {
      taken.queue = queue;
      this.#queues.set(
        address,
        queue.filter((sleeper) => sleeper !== thread),
      );
      this.asleep[thread] = false;
      return 'timed-out';
    }
    if (execute(operation, thread) !== expected) return 'not-equal';
    taken.queue = queue;
    this.#queues.set(address, [...queue, thread]);
    this.asleep[thread] = true;
    return asleep;
  }

  #notify(taken: Taken, address: number, most: number): number {
    const queue = this.sleepersAt(address);
    const count = Math.min(most, queue.length);
    if (count === 0) return 0;
    taken.queue = queue;
    this.#queues.set(address, queue.slice(count));
    taken.woken = queue.slice(0, count);
    const from: ThreadNode[] = [];
    for (const sleeper of taken.woken) {
      const node = this.nodes[sleeper];
      if (!node) throw new Error(`No thread ${sleeper} to wake`);
      from.push(node);
      this.asleep[sleeper] = false;
      this.nodes[sleeper] = this.tree.after(node, 'ok').node;
    }
    taken.wokenFrom = from;
    return count;
  }

  /** A thread that is back where it was stands still, unless what it read has changed since. */
  #park(thread: number, watch: Watch): void {
    const isCurrent = watch.cells.every(({ elements, slot, value }) => Object.is(elements[slot], value));
    if (isCurrent) this.parked[thread] = watch;
    else this.reads[thread] = watch;
  }

  #unpark(taken: Taken, address: number, width: number): void {
    for (let thread = 0; thread < this.nodes.length; thread += 1) {
      const watch = this.parked[thread];
      if (!watch?.cells.some((cell) => cell.address < address + width && address < cell.address + cell.width)) continue;
      taken.unparked ??= [];
      taken.unparked.push({ thread, watch, read: this.reads[thread] });
      this.parked[thread] = undefined;
      this.reads[thread] = watch;
    }
  }

  /** Takes the last step back. */
  undo(taken: Taken): void {
    const { thread, operation } = taken;
    this.parked[thread] = undefined;
    for (const { thread: other, watch, read } of taken.unparked ?? []) {
      this.parked[other] = watch;
      this.reads[other] = read;
    }
    if (isLab(operation)) {
      const { cells, at } = operation;
      taken.saved?.forEach((cell, index) => {
        cells[at + index] = cell;
      });
    } else {
      if (taken.old !== undefined) operation.elements[operation.slot] = taken.old;
      if (taken.queue) this.#queues.set(operation.address, taken.queue);
    }
    taken.woken.forEach((sleeper, index) => {
      const node = taken.wokenFrom[index];
      this.asleep[sleeper] = true;
      if (node) this.nodes[sleeper] = node;
    });
    this.nodes[thread] = taken.before;
    this.asleep[thread] = taken.wasAsleep;
    this.reads[thread] = taken.wasRead;
  }

  snapshot(): Snapshot {
    return {
      nodes: [...this.nodes],
      asleep: [...this.asleep],
      parked: [...this.parked],
      reads: [...this.reads],
      queues: new Map(this.#queues),
      bytes: this.program.gate.memory.copy(),
    };
  }

  restore({ nodes, asleep: sleeping, parked, reads, queues, bytes }: Snapshot): void {
    for (let thread = 0; thread < this.nodes.length; thread += 1) {
      const node = nodes[thread];
      if (node) this.nodes[thread] = node;
      this.asleep[thread] = sleeping[thread] ?? false;
      this.parked[thread] = parked[thread];
      this.reads[thread] = reads[thread];
    }
    this.#queues = new Map(queues);
    this.program.gate.memory.restore(bytes);
  }

  /** Names the state: equal names, equal futures. */
  key(): string {
    const { words } = this.program.gate.memory;
    const heads = this.nodes.length * 3;
    if (this.#key.length !== heads + words.length) this.#key = new Uint16Array(heads + words.length);
    const key = this.#key;
    for (let thread = 0; thread < this.nodes.length; thread += 1) {
      const id = this.nodes[thread]?.id ?? 0;
      key[thread * 3] = id & 0xffff;
      key[thread * 3 + 1] = id >>> 16;
      key[thread * 3 + 2] = this.#stanceOf(thread);
    }
    key.set(words, heads);
    // An array of numbers for all that `apply` asks of it.
    return String.fromCharCode.apply(null, key as unknown as number[]) + this.#watchedRegions();
  }

  /** Regions that threads are in; one that nobody has met yet is one that nobody is in. */
  #watchedRegions(): string {
    const { gate, names } = this.program;
    let inside = '';
    for (let region = 0; region < names.regions.size; region += 1) {
      if (gate.memory.regions[region] !== 0) inside += `${region},`;
    }
    return inside;
  }

  /** 0 for a thread that can be at work; its place among those who sleep at one address; or what it busy-waits for. */
  #stanceOf(thread: number): number {
    const watch = this.parked[thread];
    if (watch) return mostThreads + 1 + watch.id;
    if (!this.asleep[thread]) return 0;
    const operation = this.nodes[thread]?.operation;
    const queue = operation && !isLab(operation) ? this.sleepersAt(operation.address) : nobody;
    return 1 + queue.indexOf(thread);
  }
}
