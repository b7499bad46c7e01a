import { machineBounds } from '../../runtime/machine-bounds.ts';
import { shapeOf } from '../../runtime/program-shape.ts';
import type { ProgramShape } from '../../runtime/program-shape.ts';
import type { MachineChoice, PickedMachine, ProgramFile, SchedulingPolicy } from '../../runtime/index.ts';
import type { Bounds } from '../../runtime/machine-bounds.ts';

type Kind = PickedMachine['kind'];

/** The machines of the course, in the order and by the names that readers know. */
export const machines = [
  { kind: 'main', name: 'Main thread' },
  { kind: 'workers', name: 'Workers' },
  { kind: 'simulated', name: 'Simulated' },
  { kind: 'schedules', name: 'All schedules' },
] as const satisfies readonly { readonly kind: Kind; readonly name: string }[];

/** How many workers a program gets whose author names no number. */
export const usualWorkers = 4;

/** A simulated machine. */
export type SimulatedChoice = Extract<MachineChoice, { readonly kind: 'simulated' }>;

/** The simulated machine of a program whose author names none. */
export const usualSimulated: SimulatedChoice = {
  kind: 'simulated',
  cores: 4,
  seed: 1,
  settings: { slice: null, costs: { switch: 0, start: 0, message: 0 }, policy: 'first-come', devices: {} },
};

/** Who gets a free core first, as readers know it. */
export const policies = [
  { policy: 'first-come', name: 'First come, first served' },
  { policy: 'round-robin', name: 'Round robin' },
  { policy: 'shortest-first', name: 'Shortest first' },
  { policy: 'priority', name: 'Priority' },
] as const satisfies readonly { readonly policy: SchedulingPolicy; readonly name: string }[];

/**
 * Why the simulated machine cannot run these texts, as far as a look at them tells; undefined where it can. Compiling
 * them tells for certain (`Build.refusesSimulation`).
 */
export function likelyRefusal(files: readonly ProgramFile[]): string | undefined {
  const shape = shapeOf(files[0]?.text ?? '');
  if (shape !== 'script') return reasonOfShape('simulated', shape);
  const says = (pattern: RegExp): boolean => files.some(({ text }) => pattern.test(text));
  if (says(/\bnew\s+Worker\s*\(/u))
    return 'The simulated machine has no Worker of its own kind: use pool of "lab" in its place.';
  if (says(/\bfrom\s*["']lab["']/u) && says(/\b(?:cpu|io|task|pool)\s*[(<]/u)) return undefined;
  return 'This program has nothing to simulate: it calls none of cpu, io, task and pool of "lab".';
}

/** Why machines cannot run a program that exports threads, as sentences. */
const refusalsOfThreads = {
  main: 'The threads of this program need a worker each.',
  simulated:
    'The simulated machine has no shared memory: threads that share some run on Workers, or under All schedules.',
} as const;

const refusalOfTasks =
  'The tasks of this program wait for answers, and under All schedules the order of these is tried out.';

/** Why a machine does not suit programs of a shape, as a sentence; undefined where it does, as far as the shape tells. */
export function reasonOfShape(kind: Kind, shape: ProgramShape): string | undefined {
  if (shape === 'script') {
    return kind === 'schedules'
      ? 'All schedules explores programs that export setup and threads; this one does not.'
      : undefined;
  }
  if (shape === 'tasks') return kind === 'schedules' ? undefined : refusalOfTasks;
  return kind === 'main' || kind === 'simulated' ? refusalsOfThreads[kind] : undefined;
}

/** The number of cores that a typed text stands for; undefined where it is none between the bounds. */
export function parseCores(text: string): number | undefined {
  return wholeNumber(text, machineBounds.cores);
}

/** Why this browser cannot offer a machine, as a sentence; undefined where it can. */
export function reasonAgainst(kind: Kind): string | undefined {
  if (kind !== 'main' && typeof Worker === 'undefined') {
    return 'Workers are not available: this browser has none, or blocks them. The main thread runs the same program.';
  }
  return undefined;
}

/** The number of workers that a typed text stands for; undefined where it is none between the bounds. */
export function parseWorkers(text: string): number | undefined {
  return wholeNumber(text, machineBounds.workers);
}

function wholeNumber(text: string, { least, most }: Bounds): number | undefined {
  const count = Number(text);
  return Number.isInteger(count) && count >= least && count <= most ? count : undefined;
}
