import { visibleText } from '../../runtime/index.ts';

/** Names of threads and tasks stand beside each of their lines; longer ones are cut, in UTF-16 units. */
const longestName = 40;

/** The name that the program gave a thread or a task, as it stands beside its lines. */
export function shortName(name: string): string {
  const text = visibleText(name);
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…`.toWellFormed() : text;
}
