import type { MemoryRow, PlayerState } from '../exploration.ts';
import { changedBy } from './follow.ts';
import { Judge } from './judge.ts';
import { memoryTable } from './memory-table.ts';
import { placeOfThread } from './step-table.ts';
import type { Taken, World } from './world.ts';

/** The reader is the scheduler. */
export class Player {
  readonly #world: World;
  readonly #judge: Judge;
  readonly #readMemory: (world: World) => readonly MemoryRow[];
  readonly #taken: { readonly step: Taken; readonly changed: number | undefined }[] = [];

  constructor(world: World) {
    this.#world = world;
    this.#judge = new Judge(world);
    this.#readMemory = memoryTable(world.program);
    world.reset();
  }

  state(): PlayerState {
    const world = this.#world;
    const last = this.#taken.at(-1);
    const ready = world.ready();
    const lastChange = new Map<number, number>();
    for (const { step, changed } of this.#taken) if (changed !== undefined) lastChange.set(changed, step.thread);
    const failure =
      (last ? this.#judge.afterStep(last.step) : this.#judge.atBeginning()) ??
      (ready.length === 0 ? this.#judge.atEnd() : undefined);
    return {
      schedule: this.#taken.map(({ step }) => step.thread),
      threads: world.nodes.map((_, thread) => placeOfThread(world, thread, lastChange)),
      memory: this.#readMemory(world),
      choices: failure ? [] : ready,
      ...(failure && { failure }),
    };
  }

  /** Lets a thread take its next step; nothing happens where it cannot. */
  choose(thread: number): PlayerState {
    if (this.state().choices.includes(thread)) {
      const step = this.#world.step(thread);
      this.#taken.push({ step, changed: changedBy(step) });
    }
    return this.state();
  }

  /** Takes the last step back. */
  back(): PlayerState {
    const last = this.#taken.pop();
    if (last) this.#world.undo(last.step);
    return this.state();
  }
}
