import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { TableScroll } from '../table/TableScroll.tsx';
import { baselineOf } from './run-history.ts';
import type { RunRecord, Texts } from './run-record.ts';
import { runsTable } from './runs-table.ts';
import type { RunRow } from './runs-table.ts';

type RunsTableProps = {
  readonly runs: readonly RunRecord[];
  /** The run that the reader chose as the baseline. */
  readonly chosen: number | undefined;
  readonly original: Texts;
  readonly onChoose: (id: number) => void;
};

/** The runs of a cell, one a row, held against the one whose radio is on. */
export function RunsTable({ runs, chosen, original, onChoose }: RunsTableProps): JSX.Element {
  const name = useId();
  const { rows, notes } = runsTable(runs, baselineOf(runs, chosen), original);
  return (
    <>
      <TableScroll label="Rows of the runs">
        <table aria-label="Runs" class="comparison-runs">
          <thead>
            <tr>
              <th scope="col">Baseline</th>
              <th scope="col">Machine</th>
              <th scope="col" data-figure>
                Time
              </th>
              <th scope="col" data-figure>
                Speed-up
              </th>
              <th scope="col" data-figure>
                Busy
              </th>
              <th scope="col">Outcome</th>
              <th scope="col">Program</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} name={name} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {notes.map((note) => (
        <p key={note} class="comparison-note">
          {note}
        </p>
      ))}
    </>
  );
}

type RowProps = { readonly row: RunRow; readonly name: string; readonly onChoose: (id: number) => void };

function Row({ row, name, onChoose }: RowProps): JSX.Element {
  return (
    <tr data-baseline={row.isBaseline || undefined}>
      <td>
        <label class="comparison-baseline">
          {row.isWhole && (
            <input
              type="radio"
              name={name}
              checked={row.isBaseline}
              aria-label={`Baseline: run ${row.number}, ${row.time}`}
              onChange={() => onChoose(row.id)}
            />
          )}
          <span>{row.number}</span>
        </label>
      </td>
      <td>
        {row.machine}
        {row.settings && <small>{row.settings}</small>}
      </td>
      <td data-figure>{row.time}</td>
      <td data-figure>{row.speedUp}</td>
      <td data-figure>{row.busy}</td>
      <td>{row.outcome}</td>
      <td>{row.text}</td>
    </tr>
  );
}
