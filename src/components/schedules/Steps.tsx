import type { ReadonlySignal } from '@preact/signals';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import type { Position, Schedule, StepTable } from '../../runtime/index.ts';
import { MemoryTable } from './MemoryTable.tsx';
import { usePlayback } from './playback.ts';
import { ScheduleField } from './ScheduleField.tsx';
import { ScheduleTable } from './ScheduleTable.tsx';
import type { SchedulesState } from './schedules-state.ts';
import type { Texts } from './source-excerpt.ts';
import { stepAfterKey } from './step-keys.ts';
import { StepControls } from './StepControls.tsx';
import { ThreadPlaces } from './ThreadPlaces.tsx';
import { WaitForView } from './WaitForView.tsx';

type StepsProps = {
  readonly schedules: SchedulesState;
  readonly threads: readonly string[];
  readonly texts: ReadonlySignal<Texts>;
  readonly pointedPlace: ReadonlySignal<Position | undefined>;
  readonly onGoTo: (place: Position) => void;
  readonly onCopyLink?: (schedule: string) => void;
  readonly onReplay?: (schedule: Schedule, table: StepTable) => void;
};

/** A schedule step by step: the table, and what memory and threads are like after the step that is the current one. */
export function Steps({ schedules, threads, texts, pointedPlace, onGoTo, onCopyLink, onReplay }: StepsProps): JSX.Element {
  const { value: shown } = schedules.shown;
  const { value: at } = schedules.at;
  usePlayback(schedules);
  if (!shown) return <p class="schedules-note">One moment …</p>;
  const isOver = at === shown.table.steps.length;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea, [role="application"]'))
      return;
    const next = stepAfterKey(event.key, at, shown.table.steps.length);
    if (next === undefined) return;
    event.preventDefault();
    schedules.playing.value = false;
    schedules.moveTo(next);
  };
  return (
    <div class="schedules-steps" role="group" aria-label="Schedule, step by step" onKeyDown={onKeyDown}>
      <StepControls schedules={schedules} shown={shown} threads={threads} />
      <div class="schedules-split">
        <ScheduleTable schedules={schedules} shown={shown} threads={threads} pointed={pointedPlace.value} />
        <div class="schedules-aside">
          <MemoryTable memory={schedules.memory.value} before={schedules.memoryBefore.value} />
          <ThreadPlaces places={schedules.places.value} threads={threads} texts={texts.value} onGoTo={onGoTo} />
        </div>
      </div>
      {isOver && <WaitForView places={schedules.places.value} threads={threads} />}
      <ScheduleField schedules={schedules} threads={threads} {...(onCopyLink && { onCopyLink })} {...(onReplay && { onReplay })} />
    </div>
  );
}
