import type { ReadonlySignal } from '@preact/signals';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import type { Position } from '../../runtime/index.ts';
import { MemoryTable } from './MemoryTable.tsx';
import { usePlayback } from './playback.ts';
import { isUnderWay } from './real-words.ts';
import type { ForReal, RealTask } from './real-words.ts';
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
  readonly forReal?: ReadonlySignal<ForReal | undefined>;
  readonly onForReal?: (task: RealTask) => void;
};

const goneSentence =
  'The program does not answer now. If another run is under way on this page, wait for its end and try again; otherwise run it again.';

/** A schedule step by step: the table, and what memory and threads are like after the step that is the current one. */
export function Steps(props: StepsProps): JSX.Element {
  const { schedules, threads, texts, pointedPlace, onGoTo, onCopyLink, forReal, onForReal } = props;
  const { value: shown } = schedules.shown;
  const { value: at } = schedules.at;
  usePlayback(schedules);
  const { value: gone } = schedules.gone;
  if (!shown) return <p class="schedules-note">{gone ? goneSentence : 'One moment …'}</p>;
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
      {gone && (
        <p class="schedules-note" role="status">
          {goneSentence}
        </p>
      )}
      <ScheduleField
        schedules={schedules}
        threads={threads}
        isBusy={isUnderWay(forReal?.value)}
        {...(onCopyLink && { onCopyLink })}
        {...(onForReal && { onReplay: () => onForReal({ kind: 'replay', schedule: shown.schedule, table: shown.table }) })}
      />
    </div>
  );
}
