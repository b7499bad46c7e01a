import { machineBounds } from '../../runtime/machine-bounds.ts';
import type { MachineChoice, PickedMachine } from '../../runtime/index.ts';
import type { Texts } from './run-record.ts';

/** What a program is run with more and more of. */
export type ScalingAxis = 'workers' | 'cores';

/** The runs of a scaling: which sizes, and how often each. */
export type ScalingPlan = {
  readonly axis: ScalingAxis;
  readonly sizes: readonly number[];
  /** Runs of each size; the rounds go over all sizes, so that a slow minute of the computer meets all alike. */
  readonly rounds: number;
};

const simulatedCores = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64] as const;
const measuredRounds = 3;

/**
 * What can be scaled of a program: the cores of the simulated machine if that is picked, else the workers of its pools.
 * Undefined where it has nothing that more workers or cores could take over.
 */
export function scalingAxis(texts: Texts, machine: PickedMachine): ScalingAxis | undefined {
  const calls = (pattern: RegExp): boolean => texts.some(({ text }) => pattern.test(text));
  if (machine.kind === 'schedules' || !calls(/\bfrom\s*["']lab["']/u)) return undefined;
  if (machine.kind === 'simulated') return calls(/\b(?:task|pool)\s*[(<]/u) ? 'cores' : undefined;
  return calls(/\bpool\s*[(<]/u) ? 'workers' : undefined;
}

/**
 * The plan for an axis. `processors` is what the browser says that this computer has: workers go up to that, and to two
 * where it has one, because a single size shows nothing. Virtual runs are exact, so there one round is all.
 */
export function scalingPlan(axis: ScalingAxis, processors: number): ScalingPlan {
  if (axis === 'cores') return { axis, sizes: simulatedCores, rounds: 1 };
  const most = Math.min(machineBounds.workers.most, Math.max(2, processors));
  return { axis, sizes: Array.from({ length: most }, (_, index) => index + 1), rounds: measuredRounds };
}

/** A machine of one size of a plan, else like the one that is picked. */
export function sizedMachine(machine: MachineChoice, axis: ScalingAxis, size: number): MachineChoice {
  if (axis === 'workers' || machine.kind !== 'simulated') return { kind: 'workers', workers: size };
  return { ...machine, cores: size };
}
