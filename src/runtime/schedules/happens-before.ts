import type { RacingAccess } from '../exploration.ts';
import { isAtomic, racingAccess } from './adjacent-races.ts';
import { isLab, type Access, type LabOperation, type Operation } from './operation.ts';
import { join, type Clock } from './vector-clock.ts';
import { asleep, type Taken, type World } from './world.ts';

/** Two accesses of one execution that nothing orders: the later one, and the earlier one that it races with. */
export type TracedRace = {
  readonly accesses: readonly [RacingAccess, RacingAccess];
  /** Index of the later one. */ readonly step: number;
};

type Event = {
  readonly thread: number;
  readonly access: Access & { readonly site: number };
  readonly writes: boolean;
  /** What number it has among the epochs of its thread. */
  readonly epoch: number;
};

type Write = { readonly access: Access; readonly clock: Clock };

/**
 * The data races of one execution by the memory model of the language (ECMA-262, sections 29.8 to 29.11). A thread's
 * steps are in order. A SeqCst write comes before a SeqCst read of the same range that reads from it, and so do steps that
 * hold the list of sleepers of one address, one after the other, a release of a mutex and the next taking of it, and a
 * value's sending and its receiving. Two accesses that overlap, one of which writes, race if neither comes before
 * the other and they are not both SeqCst with one range.
 */
export function racesOf(world: World, steps: readonly Taken[]): readonly TracedRace[] {
  const tracker = new HappensBefore(world.threadCount);
  return steps.flatMap((step, index) =>
    tracker.take(step).map((earlier): TracedRace => {
      const later = step.operation as Access & { readonly site: number };
      return {
        accesses: [
          racingAccess(world, earlier.thread, earlier.access, earlier.writes),
          racingAccess(world, step.thread, later, wrote(step, later)),
        ],
        step: index,
      };
    }),
  );
}

class HappensBefore {
  readonly #clocks: Clock[];
  /** All accesses so far, and by address and width the last write of each range. */
  readonly #events: Event[] = [];
  readonly #writes: Write[] = [];
  readonly #lists = new Map<number, Clock>();
  readonly #objects = new Map<string, Clock[]>();

  constructor(threads: number) {
    this.#clocks = Array.from({ length: threads }, (_, thread) => {
      const clock = new Int32Array(threads);
      clock[thread] = 1;
      return clock;
    });
  }

  /** Takes a step into account; gives the earlier accesses that it races with. */
  take(step: Taken): readonly Event[] {
    const { operation, thread } = step;
    const clock = this.#clockOf(thread);
    const racing = isLab(operation) ? this.#meet(operation, clock) : this.#access(step, operation, clock);
    for (const sleeper of step.woken) {
      const woken = this.#clockOf(sleeper);
      join(woken, clock);
      woken[sleeper] = (woken[sleeper] ?? 0) + 1;
    }
    clock[thread] = (clock[thread] ?? 0) + 1;
    return racing;
  }

  #clockOf(thread: number): Clock {
    const clock = this.#clocks[thread];
    if (!clock) throw new Error(`No thread ${thread}`);
    return clock;
  }

  #access(step: Taken, access: Access & { readonly site: number }, clock: Clock): readonly Event[] {
    const { thread } = step;
    const isMemory = access.kind !== 'notify' && !step.wasAsleep;
    const writes = wrote(step, access);
    const reads = access.kind !== 'store';
    if (isMemory && reads && isAtomic(access)) this.#readFrom(access, clock);
    const racing = isMemory
      ? this.#events.filter(
          (event) =>
            event.thread !== thread &&
            (writes || event.writes) &&
            overlap(event.access, access) &&
            !(isAtomic(event.access) && isAtomic(access) && isSameRange(event.access, access)) &&
            event.epoch > (clock[event.thread] ?? 0),
        )
      : [];
    if (isMemory) this.#events.push({ thread, access, writes, epoch: clock[thread] ?? 0 });
    if (writes) this.#writes.push({ access, clock: Int32Array.from(clock) });
    if (access.kind === 'notify' || step.result === asleep || step.wasAsleep) this.#holdList(access.address, clock);
    return racing;
  }

  /** A read of several writes, each for a part, comes after none of them. */
  #readFrom(access: Access, clock: Clock): void {
    const last = this.#writes.findLast((write) => overlap(write.access, access));
    if (last && isAtomic(last.access) && isSameRange(last.access, access)) join(clock, last.clock);
  }

  #holdList(address: number, clock: Clock): void {
    const before = this.#lists.get(address);
    if (before) join(clock, before);
    this.#lists.set(address, Int32Array.from(clock));
  }

  #meet({ kind, cells, at }: LabOperation, clock: Clock): readonly Event[] {
    const object = (name: string): Clock[] => {
      const clocks = this.#objects.get(`${name} ${at}`) ?? [];
      this.#objects.set(`${name} ${at}`, clocks);
      return clocks;
    };
    const after = (earlier: Clock | undefined): void => {
      if (earlier) join(clock, earlier);
    };
    const leave = (name: string): void => void object(name).push(Int32Array.from(clock));
    switch (kind) {
      case 'lock':
        after(object('held').at(-1));
        break;
      case 'unlock':
        leave('held');
        break;
      case 'acquire':
      case 'release':
        after(object('permits').at(-1));
        leave('permits');
        break;
      case 'send':
        after(object('received')[object('sent').length - Number(cells[at])]);
        leave('sent');
        break;
      case 'receive':
        after(object('sent')[object('received').length]);
        leave('received');
        break;
      case 'enter':
      case 'leave':
        // Watching a region orders nothing: for real, it may not be watched at all.
        break;
    }
    return [];
  }
}

function wrote({ result }: Taken, access: Operation): boolean {
  if (access.kind === 'compare-exchange') return result === access.expected;
  return access.kind === 'store' || access.kind === 'modify';
}

function overlap(one: Access, other: Access): boolean {
  return one.address < other.address + other.width && other.address < one.address + one.width;
}

function isSameRange(one: Access, other: Access): boolean {
  return one.address === other.address && one.width === other.width;
}
