import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { StatePicture } from '../../runtime/index.ts';
import { useWidth } from '../comparison/use-width.ts';
import { TableScroll } from '../table/TableScroll.tsx';
import { TextTable } from '../table/TextTable.tsx';
import { graphColumns, graphRows, schedulesTo } from './graph-paths.ts';
import type { SchedulesState } from './schedules-state.ts';
import { StateGraph } from './StateGraph.tsx';

type StatesPanelProps = { readonly schedules: SchedulesState; readonly threads: readonly string[] };

/** All states of a small program as a picture whose states can be gone to, and as a table. */
export function StatesPanel({ schedules, threads }: StatesPanelProps): JSX.Element {
  const { host, width } = useWidth<HTMLElement>();
  const { value: picture } = schedules.picture;
  return (
    <figure ref={host} class="schedules-states" aria-label="Graph of states">
      {picture === undefined && <p class="schedules-note">One moment …</p>}
      {picture === 'none' && <p class="schedules-note">There are too many states to draw them.</p>}
      {picture !== undefined && picture !== 'none' && (
        <>
          {width > 0 && <StateGraph picture={picture} schedules={schedules} threads={threads} room={width} />}
          <ul class="schedules-key" role="list">
            <li data-look="goes-on">goes on</li>
            {picture.states.some(({ kind }) => kind === 'failed') && <li data-look="failed">fails</li>}
            {picture.states.some(({ kind }) => kind === 'ended') && <li data-look="ended">ends well</li>}
            <li data-look="now">where the schedule below is</li>
          </ul>
          <StatesTable picture={picture} threads={threads} />
        </>
      )}
    </figure>
  );
}

/** Drawn for whoever opens it: it may have hundreds of rows. */
function StatesTable({
  picture,
  threads,
}: {
  readonly picture: StatePicture;
  readonly threads: readonly string[];
}): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <details class="schedules-twin" onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>Graph of states as a table</summary>
      {isOpen.value && <Rows picture={picture} threads={threads} />}
    </details>
  );
}

function Rows({
  picture,
  threads,
}: {
  readonly picture: StatePicture;
  readonly threads: readonly string[];
}): JSX.Element {
  const { rows, more } = graphRows(picture, schedulesTo(picture), threads);
  return (
    <TableScroll label="Rows of the states">
      <TextTable label="Graph of states as a table" columns={graphColumns} rows={rows} />
      {more > 0 && <p class="schedules-note">{more.toLocaleString('en')} more states are in the picture.</p>}
    </TableScroll>
  );
}
