import type { MachineChoice, Outcome, ProgramFile, Trace } from '../../runtime/index.ts';
import type { RealDemand } from '../cell/real-demand.ts';

/** What a time is worth: told by the computer's clock, which moves in steps, or computed and exact. */
export type Clock = Trace['clock'];

/** A time that a run took, in milliseconds. */
export type Timed = { readonly ms: number; readonly clock: Clock };

/** The texts of a program. */
export type Texts = readonly ProgramFile[];

/** A run of a cell that has ended, as far as it is kept for comparison. */
export type RunRecord = Timed & {
  /** Unique in its cell; grows with time. */
  readonly id: number;
  readonly machine: MachineChoice;
  readonly texts: Texts;
  readonly status: Outcome['status'];
  /** Share of the time of its threads or cores that was spent running, from 0 to 1; undefined where nothing tells. */
  readonly busy: number | undefined;
  /** The page was out of sight for some of the run. */
  readonly hidden: boolean;
  /** What it would ask of real threads, where its time was virtual. */
  readonly demand?: RealDemand;
};

/** Whether two machines are the same in kind, size and settings. */
export function isSameMachine(one: MachineChoice, other: MachineChoice): boolean {
  return machineKey(one) === machineKey(other);
}

function machineKey(machine: MachineChoice): string {
  switch (machine.kind) {
    case 'main':
      return 'main';
    case 'workers':
      return `workers ${machine.workers}`;
    case 'simulated': {
      const { slice, costs, policy, devices } = machine.settings;
      const served = Object.entries(devices).sort(([left], [right]) => (left < right ? -1 : 1));
      return JSON.stringify([
        machine.cores,
        machine.seed,
        slice,
        costs.switch,
        costs.start,
        costs.message,
        policy,
        served,
      ]);
    }
  }
}

/** Whether two programs have the same texts. */
export function isSameText(one: Texts, other: Texts): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ name, text }, index) => name === other[index]?.name && text === other[index].text)
  );
}
