import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { tableColumns, tableOf } from '../../runtime/index.ts';
import type { Trace } from '../../runtime/index.ts';
import { TableScroll } from '../table/TableScroll.tsx';
import { TextTable } from '../table/TextTable.tsx';

/** The picture in words, for whoever opens it; drawn only then. */
export function TimelineTable({ trace }: { readonly trace: Trace }): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <details class="timeline-twin" onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>Timeline as a table</summary>
      {isOpen.value && <Table trace={trace} />}
    </details>
  );
}

function Table({ trace }: { readonly trace: Trace }): JSX.Element {
  const { rows, more } = tableOf(trace);
  return (
    <TableScroll label="Rows of the table">
      <TextTable label="Timeline as a table" columns={tableColumns} rows={rows} />
      {more > 0 && <p class="timeline-more">{more.toLocaleString('en')} more rows are in the exported trace.</p>}
    </TableScroll>
  );
}
