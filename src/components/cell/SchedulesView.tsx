import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Position, ProgramFile } from '../../runtime/index.ts';
import type { RealTask } from '../schedules/real-words.ts';
import type { CellState } from './cell-state.ts';
import { loadSchedules } from './load-schedules.ts';
import type { SchedulesParts } from './load-schedules.ts';

type SchedulesViewProps = {
  readonly cell: CellState;
  readonly onGoTo: (place: Position) => void;
  readonly onForReal: (task: RealTask) => void;
};

/** The last exploration of the program. What draws it is fetched with the first one. */
export function SchedulesView({ cell, onGoTo, onForReal }: SchedulesViewProps): JSX.Element {
  const parts = useSignal<SchedulesParts | undefined>(undefined);
  const failed = useSignal(false);
  const { value: exploring } = cell.exploring;

  useEffect(() => {
    if (parts.value !== undefined) return;
    loadSchedules().then(
      (loaded) => {
        failed.value = false;
        parts.value = loaded;
      },
      () => (failed.value = true),
    );
  }, [exploring, parts, failed]);

  if (failed.value) {
    return (
      <p class="cell-none">
        The view of schedules could not be fetched. Check the connection, then run the program again.
      </p>
    );
  }
  return parts.value ? (
    <Shown cell={cell} parts={parts.value} onGoTo={onGoTo} onForReal={onForReal} />
  ) : (
    <p class="cell-none">One moment …</p>
  );
}

type ShownProps = SchedulesViewProps & { readonly parts: SchedulesParts };

function Shown({ cell, onGoTo, onForReal, parts: { createSchedules, Schedules } }: ShownProps): JSX.Element {
  const state = useRef(createSchedules());
  const texts = useComputed(() => cell.ranWith.value ?? cell.files.value);
  const pointed = useComputed(() => cell.pointedPlace.value);
  useSignalEffect(() => {
    const { value: exploring } = cell.exploring;
    if (exploring !== state.current.exploring.peek()) {
      void state.current.show(exploring, cell.program.peek().schedule);
    }
  });
  // Beside an edited text the marks would stand at lines that are no longer these.
  useSignalEffect(() => {
    const isSame = sameTexts(texts.value, cell.files.value);
    cell.marks.value = isSame ? state.current.marks.value : [];
    cell.litPlace.value = isSame ? state.current.site.value : undefined;
  });
  useEffect(
    () => () => {
      cell.marks.value = [];
      cell.litPlace.value = undefined;
    },
    [cell],
  );
  return (
    <Schedules
      schedules={state.current}
      isTold={cell.forReal.value === undefined}
      texts={texts}
      pointedPlace={pointed}
      onGoTo={onGoTo}
      forReal={cell.forReal}
      onForReal={onForReal}
      onCopyLink={(schedule) => void copyLink(cell, schedule)}
    />
  );
}

/** Whether the cell's own texts are still those that were explored. */
function sameTexts(explored: readonly ProgramFile[], now: readonly ProgramFile[]): boolean {
  return now.every(({ name, text }) => explored.some((file) => file.name === name && file.text === text));
}

/** Never rejects: what goes wrong is said in the cell. */
async function copyLink(cell: CellState, schedule: string): Promise<void> {
  try {
    const actions = await import('./program-actions.ts');
    await actions.copyLink(cell, schedule);
  } catch (error) {
    cell.notice.value = error instanceof Error ? error.message : String(error);
  }
}
