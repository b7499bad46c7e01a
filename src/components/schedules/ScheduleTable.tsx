import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { visibleText } from '../../runtime/index.ts';
import type { Position } from '../../runtime/index.ts';
import { TableScroll } from '../table/TableScroll.tsx';
import { rowsOf, switchWords } from './schedule-rows.ts';
import type { ScheduleRow } from './schedule-rows.ts';
import type { SchedulesState, Shown } from './schedules-state.ts';
import { laneOf } from './thread-lane.ts';

type ScheduleTableProps = {
  readonly schedules: SchedulesState;
  readonly shown: Shown;
  readonly threads: readonly string[];
  readonly pointed: Position | undefined;
};

/**
 * One column for each thread, one row for each step. Roles are written out, because in a narrow place the rows are laid
 * out as a list, and a table that is laid out otherwise is none to some browsers.
 */
export function ScheduleTable({ schedules, shown, threads, pointed }: ScheduleTableProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const { value: at } = schedules.at;
  const { value: exploring } = schedules.exploring;
  const finding = exploring.status === 'explored' ? exploring.verdict.findings[shown.finding ?? -1] : undefined;
  const rows = useMemo(() => rowsOf(shown.table, threads, finding), [shown, threads, finding]);
  useLayoutEffect(() => {
    if (place.current) reveal(place.current);
  });
  return (
    <div ref={place} class="schedules-table">
      <TableScroll label="Rows of the schedule">
        <table role="table" aria-label="Schedule" style={{ '--threads': threads.length }}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                Step
              </th>
              {threads.map((name, thread) => (
                <th key={thread} role="columnheader" scope="col" data-lane={laneOf(thread)}>
                  <bdi>{visibleText(name)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, index) =>
              row.kind === 'step' ? (
                <StepRow
                  key={index}
                  row={row}
                  threads={threads}
                  when={row.number === at ? 'now' : row.number < at ? 'past' : 'ahead'}
                  isPointed={pointed !== undefined && pointed.line === row.line && pointed.file === row.file}
                  onPick={() => {
                    schedules.playing.value = false;
                    schedules.moveTo(row.number);
                  }}
                />
              ) : (
                <tr key={index} role="row" data-row={row.kind} data-tone={row.kind === 'end' ? row.tone : undefined}>
                  <td role="cell" />
                  <td role="cell" colSpan={threads.length}>
                    {betweenWords(row, threads)}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

type StepRowProps = {
  readonly row: Extract<ScheduleRow, { kind: 'step' }>;
  readonly threads: readonly string[];
  readonly when: 'past' | 'now' | 'ahead';
  readonly isPointed: boolean;
  readonly onPick: () => void;
};

function StepRow({ row, threads, when, isPointed, onPick }: StepRowProps): JSX.Element {
  const { number, thread, deed, line, remarks, places, notes } = row;
  return (
    <tr
      role="row"
      data-row="step"
      data-when={when}
      data-lit={isPointed ? '' : undefined}
      data-lane={laneOf(thread)}
      aria-current={when === 'now' ? 'step' : undefined}
      onClick={onPick}
    >
      <td role="cell">{number}</td>
      {threads.map((name, column) => (
        <td
          key={column}
          role="cell"
          data-lane={laneOf(column)}
          data-stance={column === thread ? 'acts' : places[column]?.stance}
        >
          {column === thread ? (
            <>
              <b class="schedules-who" aria-hidden="true">
                {visibleText(name)}
              </b>
              <bdi>{visibleText(deed)}</bdi>
              {remarks.map(({ tone, text }) => (
                <span key={text} class="schedules-remark" data-tone={tone}>
                  {visibleText(text)}
                </span>
              ))}
              {line !== undefined && <span class="schedules-at">line {line}</span>}
            </>
          ) : (
            notes.has(column) && (
              <span class="schedules-aloud">
                <b class="schedules-who" aria-hidden="true">
                  {visibleText(name)}
                </b>
                {visibleText(notes.get(column) ?? '')}
              </span>
            )
          )}
        </td>
      ))}
    </tr>
  );
}

function betweenWords(row: Exclude<ScheduleRow, { kind: 'step' }>, threads: readonly string[]): string {
  switch (row.kind) {
    case 'switch':
      return visibleText(`Switch: ${switchWords(threads[row.from] ?? '', row.reason)}`);
    case 'repeat':
      return row.steps === 1 ? 'From here on, one step repeats:' : `From here on, ${row.steps} steps repeat:`;
    case 'end':
      return visibleText(row.text);
  }
}

/** Scrolls the current row into sight within its table, and nothing else. */
function reveal(place: HTMLElement): void {
  const scroller = place.querySelector<HTMLElement>('.table-scroll');
  const row = scroller?.querySelector<HTMLElement>('[aria-current="step"]');
  if (!scroller) return;
  if (!row) {
    scroller.scrollTop = 0;
    return;
  }
  const head = scroller.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const { top, bottom } = scroller.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  if (box.top < top + head) scroller.scrollTop -= top + head - box.top;
  else if (box.bottom > bottom) scroller.scrollTop += box.bottom - bottom;
}
