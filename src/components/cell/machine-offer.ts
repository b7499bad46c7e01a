import type { MachineChoice } from '../../runtime/index.ts';

type Kind = MachineChoice['kind'];

/** The machines of the course, in the order and by the names that readers know. */
export const machines = [
  { kind: 'main', name: 'Main thread' },
  { kind: 'workers', name: 'Workers' },
] as const satisfies readonly { readonly kind: Kind; readonly name: string }[];

/** Bounds of the number of workers that a reader can ask for. */
export const workerBounds = { least: 1, most: 16, usual: 4 } as const;

/** Why this browser cannot offer a machine, as a sentence; undefined where it can. */
export function reasonAgainst(kind: Kind): string | undefined {
  if (kind === 'workers' && typeof Worker === 'undefined') {
    return 'Workers are not available: this browser has none, or blocks them. The main thread runs the same program.';
  }
  return undefined;
}

/** The number of workers that a typed text stands for; undefined where it is none between the bounds. */
export function parseWorkers(text: string): number | undefined {
  const count = Number(text);
  const fits = Number.isInteger(count) && count >= workerBounds.least && count <= workerBounds.most;
  return fits ? count : undefined;
}
