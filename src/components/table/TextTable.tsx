import type { JSX } from 'preact';

type TextTableProps = {
  /** Says what the rows are, to who cannot see what stands around them. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A table of texts, each of them apart from its neighbours' direction of writing. */
export function TextTable({ label, columns, rows }: TextTableProps): JSX.Element {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map((name, column) => (
            <th key={column} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((text, column) => (
              <td key={column}>
                <bdi>{text}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
