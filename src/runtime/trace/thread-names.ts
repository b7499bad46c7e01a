import type { Lane } from '../results.ts';
import type { Trace } from './trace.ts';

/** A lane as the reader calls it. */
export function laneName({ lanes }: Pick<Trace, 'lanes'>, lane: Lane): string {
  return lanes.find((one) => one.lane === lane)?.name ?? lane.replace('-', ' ');
}

/** What the reader calls a core: `core 1` is the first. */
export function coreName(core: number): string {
  return `core ${core + 1}`;
}
