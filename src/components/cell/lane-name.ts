import { visibleText } from '../../runtime/index.ts';
import type { Lane } from '../../runtime/index.ts';

/** A lane's name in words: `main`, `worker 3`. Its colour follows from `data-lane` (src/styles/lanes.css). */
export function laneName(lane: Lane): string {
  return lane.replace('-', ' ');
}

/** Names of threads and tasks stand beside each of their lines; longer ones are cut, in UTF-16 units. */
const longestName = 40;

/** The name that the program gave a thread or a task, as it stands beside its lines. */
export function shortName(name: string): string {
  const text = visibleText(name);
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…`.toWellFormed() : text;
}
