import type { Lane } from '../../runtime/index.ts';

/** A lane's name in words: `main`, `worker 3`. Its colour follows from `data-lane` (src/styles/lanes.css). */
export function laneName(lane: Lane): string {
  return lane.replace('-', ' ');
}
