import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { TextTable } from '../table/TextTable.tsx';

type TwinTableProps = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A picture in words, for whoever opens it; drawn only then. */
export function TwinTable({ name, columns, rows }: TwinTableProps): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <details class="comparison-twin" onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>{name}</summary>
      {isOpen.value && (
        <div class="comparison-scroll" tabIndex={0} role="group" aria-label={`Rows of ${name}`}>
          <TextTable label={name} columns={columns} rows={rows} />
        </div>
      )}
    </details>
  );
}
