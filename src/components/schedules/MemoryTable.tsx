import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { MemoryRow } from '../../runtime/index.ts';
import { TableScroll } from '../table/TableScroll.tsx';
import { memoryAfter } from './schedule-rows.ts';

type MemoryTableProps = {
  readonly memory: readonly MemoryRow[];
  /** Memory before the last step; undefined where there was none. */
  readonly before: readonly MemoryRow[] | undefined;
};

/** What is shared after a step; what the step has changed stands with what it was before. */
export function MemoryTable({ memory, before }: MemoryTableProps): JSX.Element {
  if (memory.length === 0) return <p class="schedules-note">Nothing is shared.</p>;
  return (
    <TableScroll label="Rows of the memory">
      <table class="schedules-memory" aria-label="Memory">
        <thead>
          <tr>
            <th scope="col">Memory</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {memoryAfter(memory, before).map(({ name, value, before: old }) => (
            <tr key={name} data-changed={old === undefined ? undefined : ''}>
              <td>
                <bdi>{visibleText(name)}</bdi>
              </td>
              <td>
                {old !== undefined && <span class="schedules-old">{visibleText(old)} → </span>}
                <bdi>{visibleText(value)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
