import type { JSX } from 'preact';
import { TableScroll } from '../table/TableScroll.tsx';
import { TextTable } from '../table/TextTable.tsx';

type TwinTableProps = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A picture in words, for whoever opens it, and for paper. Its rows are few, so they are always there. */
export function TwinTable({ name, columns, rows }: TwinTableProps): JSX.Element {
  return (
    <details class="comparison-twin">
      <summary>{name}</summary>
      <TableScroll label={`Rows of ${name}`}>
        <TextTable label={name} columns={columns} rows={rows} />
      </TableScroll>
    </details>
  );
}
