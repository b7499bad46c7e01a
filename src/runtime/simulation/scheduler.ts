import type { SchedulingPolicy } from '../request.ts';
import type { Agenda, Callback } from './agenda.ts';
import { Core, type Claimant, type Work } from './cores.ts';
import { Heap } from './heap.ts';
import { append, Batch, list } from './list.ts';

/** How cores are given out; times in microseconds. */
export type Scheduling = {
  readonly policy: SchedulingPolicy;
  /** Infinity: a thread keeps its core until it waits or is done. */
  readonly sliceUs: number;
  readonly switchUs: number;
};

/**
 * Gives cores to those that are ready. At the end of an instant, when all that happens in it has happened
 * ({@link Scheduler.giveOut}), it looks at the cores whose work or slice ended in it, then fills those that are free:
 * no core idles while somebody is ready.
 */
export class Scheduler {
  readonly #agenda: Agenda;
  readonly #scheduling: Scheduling;
  readonly #cores = list<Core>();
  readonly #ready = new Heap<Claimant>();
  #timesReady = 0;
  #turns = 0;
  #vacant: number;
  /** Cores whose work or slice ended at this instant, in that order. */
  readonly #undecided = new Batch<Core>();
  // What one giving out gathers.
  readonly #interrupted = new Batch<Core>();
  readonly #chosen = new Batch<Claimant>();
  readonly #strangers = new Batch<Claimant>();

  constructor(agenda: Agenda, cores: number, scheduling: Scheduling) {
    this.#agenda = agenda;
    this.#scheduling = scheduling;
    this.#vacant = cores;
    for (let index = 0; index < cores; index += 1) append(this.#cores, new Core(index));
  }

  /** Adds to what a claimant has to compute. */
  ask(claimant: Claimant, work: Work): void {
    claimant.add(work);
    if (claimant.core !== undefined || claimant.position !== -1) return;
    this.#queue(claimant);
    claimant.trail.atCores('ready', work.label, work.place, undefined);
  }

  /** Takes back all that a claimant asked for; its core is free at once. */
  withdraw(claimant: Claimant): void {
    claimant.dropWork();
    if (claimant.position !== -1) this.#ready.remove(claimant);
    if (claimant.core?.step !== undefined) this.#agenda.cancel(claimant.core.step);
    if (claimant.core !== undefined) this.#free(claimant.core, claimant);
    claimant.trail.leaveCores();
  }

  /** Gives out the cores; to be called when nothing more is due at this instant. It may plan what is due at once. */
  giveOut(): void {
    if (this.#undecided.size === 0 && (this.#vacant === 0 || this.#ready.size === 0)) return;
    this.#decide();
    this.#choose();
    this.#interrupt();
    this.#seat();
  }

  /**
   * Frees the cores whose claimants ask no more, and lets those go on whose slice is not over. The others queue behind
   * all that are ready, but keep their cores until it is known whether somebody else gets their turn.
   */
  #decide(): void {
    for (let index = 0; index < this.#undecided.size; index += 1) {
      const core = this.#undecided.at(index);
      const claimant = core?.claimant;
      if (core === undefined || claimant === undefined) continue;
      if (claimant.work === undefined) {
        this.#free(core, claimant);
        claimant.trail.leaveCores();
      } else if (core.sliceLeftUs > 0) {
        this.#compute(core, claimant, claimant.work);
      } else {
        this.#interrupted.add(core);
      }
    }
    this.#undecided.clear();
    this.#queueInterrupted();
  }

  /** In the order in which they got their turns, or of those that began together the same ones would always go on. */
  #queueInterrupted(): void {
    for (let queued = 0; queued < this.#interrupted.size; queued += 1) {
      let next: Claimant | undefined;
      for (let index = 0; index < this.#interrupted.size; index += 1) {
        const claimant = this.#interrupted.at(index)?.claimant;
        if (claimant?.position !== -1) continue;
        if (next === undefined || claimant.turn < next.turn) next = claimant;
      }
      if (next !== undefined) this.#queue(next);
    }
  }

  /** Takes as many of the ready ones as there are cores for. One that has kept its core goes on there. */
  #choose(): void {
    for (let seats = this.#vacant + this.#interrupted.size; seats > 0; seats -= 1) {
      const claimant = this.#ready.removeFirst();
      if (claimant === undefined) return;
      this.#turns += 1;
      claimant.turn = this.#turns;
      if (claimant.core === undefined) this.#chosen.add(claimant);
      else this.#startSlice(claimant.core, claimant);
    }
  }

  /** Frees the cores of those whose turn is over. */
  #interrupt(): void {
    for (let index = 0; index < this.#interrupted.size; index += 1) {
      const core = this.#interrupted.at(index);
      const claimant = core?.claimant;
      if (core === undefined || claimant?.work === undefined || claimant.position === -1) continue;
      this.#free(core, claimant);
      claimant.trail.atCores('ready', claimant.work.label, claimant.work.place, undefined);
    }
    this.#interrupted.clear();
  }

  /** Each returns to the core that it was the last to have, if that is free; the others take the free ones from the first on. */
  #seat(): void {
    for (let index = 0; index < this.#chosen.size; index += 1) {
      const claimant = this.#chosen.at(index);
      if (claimant === undefined) continue;
      const { lastCore } = claimant;
      const isItsOwn = lastCore !== undefined && lastCore.claimant === undefined && lastCore.last === claimant;
      if (isItsOwn) this.#occupy(lastCore, claimant);
      else this.#strangers.add(claimant);
    }
    this.#chosen.clear();
    let next = 0;
    for (let index = 0; next < this.#strangers.size; index += 1) {
      const core = this.#cores[index];
      const claimant = this.#strangers.at(next);
      if (core === undefined || claimant === undefined) break;
      if (core.claimant !== undefined) continue;
      this.#occupy(core, claimant);
      next += 1;
    }
    this.#strangers.clear();
  }

  #queue(claimant: Claimant): void {
    this.#timesReady += 1;
    claimant.order = this.#timesReady;
    claimant.key = this.#keyOf(claimant);
    this.#ready.add(claimant);
  }

  /** What ranks before the order of becoming ready. */
  #keyOf(claimant: Claimant): number {
    switch (this.#scheduling.policy) {
      case 'first-come':
      case 'round-robin':
        return 0;
      case 'shortest-first':
        return claimant.work?.leftUs ?? 0;
      case 'priority':
        return -claimant.priority;
    }
  }

  #free(core: Core, claimant: Claimant): void {
    core.claimant = undefined;
    core.step = undefined;
    claimant.core = undefined;
    this.#vacant += 1;
  }

  #occupy(core: Core, claimant: Claimant): void {
    const isHandedOver = core.last !== undefined && core.last !== claimant;
    core.claimant = claimant;
    core.last = claimant;
    claimant.core = core;
    claimant.lastCore = core;
    this.#vacant -= 1;
    const { switchUs } = this.#scheduling;
    if (isHandedOver && switchUs > 0) {
      claimant.trail.atCores('switching', '', undefined, core.index);
      core.step = this.#agenda.plan(switchUs, () => {
        this.#startSlice(core, claimant);
        return undefined;
      });
    } else {
      this.#startSlice(core, claimant);
    }
  }

  #startSlice(core: Core, claimant: Claimant): void {
    core.sliceLeftUs = this.#scheduling.sliceUs;
    if (claimant.work !== undefined) this.#compute(core, claimant, claimant.work);
  }

  /** Computes without a break, to the end of the work or of the slice. */
  #compute(core: Core, claimant: Claimant, work: Work): void {
    const us = work.leftUs < core.sliceLeftUs ? work.leftUs : core.sliceLeftUs;
    claimant.trail.atCores('running', work.label, work.place, core.index);
    core.step = this.#agenda.plan(us, (): Callback | undefined => {
      core.step = undefined;
      core.sliceLeftUs -= us;
      work.leftUs -= us;
      this.#undecided.add(core);
      if (work.leftUs > 0) return undefined;
      claimant.finishWork();
      claimant.trail.leaveCores();
      return work.done;
    });
  }
}
