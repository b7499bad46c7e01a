import type { JSX } from 'preact';
import type { CellState } from './cell-state.ts';
import { changedSince } from './whole-cell.ts';

/** Says that a cell which the last run built on reads differently now. Not announced: only the verdict is. */
export function StaleMark({ cell }: { readonly cell: CellState }): JSX.Element | null {
  if (cell.busy.value) return null;
  const changed = changedSince(cell).map((id) => `#${id}`);
  if (changed.length === 0) return null;
  const [first, ...others] = changed;
  const who = others.length === 0 ? `${first} has` : `${changed.slice(0, -1).join(', ')} and ${changed.at(-1)} have`;
  return <span class="cell-marker cell-stale">{who} changed since this run. Run again to see what it prints now.</span>;
}
