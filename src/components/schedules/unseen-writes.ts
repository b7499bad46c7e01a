import type { Step } from '../../runtime/index.ts';

/**
 * Writes that overwrite another thread's write which their own thread has not seen, although it had looked: it read the
 * cell, another thread wrote it, and now it writes what it made of the old value. That is how updates get lost. Gives the
 * index of the overwritten step by the index of the step that overwrites it.
 */
export function unseenWrites(steps: readonly Step[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  /** Of each cell: the step that wrote it last. */
  const writes = new Map<string, number>();
  /** Of each thread and cell: the step in which the thread has read the cell, until it writes there itself. */
  const looks = new Map<string, number>();
  steps.forEach(({ thread, operation, cell, written }, index) => {
    const key = `${thread} ${cell}`;
    const last = writes.get(cell);
    const looked = looks.get(key);
    if (operation === 'store' && last !== undefined && looked !== undefined && last > looked) found.set(index, last);
    if (operation === 'load' || (operation === 'compare-exchange' && written === undefined)) looks.set(key, index);
    else looks.delete(key);
    if (written !== undefined && operation !== 'send') writes.set(cell, index);
  });
  return found;
}
