/** What stands in the place of the course's machines: how many workers a pool has, and where it finds functions. */
export type Machine = {
  /** `main`: a pool has no threads of its own, its tasks take turns on this one. */
  readonly kind: 'main' | 'workers';
  /** The workers of a pool that does not say how many it wants. */
  readonly workers: number;
  /** The program's modules, by name. A worker loads one when it is asked for a function of it. */
  readonly modules: Readonly<Record<string, () => Promise<object>>>;
  readonly openWorker: () => Worker;
};

let picked: Machine | undefined;

/** Picks the machine that pools of this thread run on. */
export function setMachine(machine: Machine): void {
  picked = machine;
}

/** The machine that was picked. */
export function machine(): Machine {
  if (!picked) throw new Error('Pick a machine first: setMachine({ … }).');
  return picked;
}
