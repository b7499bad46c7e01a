import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { scheduleText } from '../../runtime/index.ts';
import { exampleSchedule } from './schedule-field.ts';
import type { SchedulesState } from './schedules-state.ts';

type ScheduleFieldProps = {
  readonly schedules: SchedulesState;
  readonly threads: readonly string[];
  /** Whether real workers are at it. */
  readonly isBusy: boolean;
  readonly onCopyLink?: (schedule: string) => void;
  /** Lets real workers follow the schedule; absent where there are none. */
  readonly onReplay?: () => void;
};

/** The schedule as text: to be read, copied, or written and replayed exactly. */
export function ScheduleField({ schedules, threads, isBusy, onCopyLink, onReplay }: ScheduleFieldProps): JSX.Element {
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal('');
  const { value: fault } = schedules.fault;
  const text = scheduleText(schedules.shown.value?.schedule ?? [], threads);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      copied.value = 'Schedule copied.';
    } catch {
      field.current?.select();
      copied.value = 'This browser did not let the page copy: the schedule is selected, copy it with the keyboard.';
    }
  };
  return (
    <form
      class="schedules-field"
      onSubmit={(event) => {
        event.preventDefault();
        copied.value = '';
        void schedules.replayTyped();
      }}
    >
      <label>
        <span>Schedule</span>
        <input
          ref={field}
          type="text"
          value={schedules.typed.value}
          placeholder={exampleSchedule(threads)}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          aria-describedby={hint}
          aria-invalid={fault === '' ? undefined : true}
          onInput={({ currentTarget }) => {
            schedules.typed.value = currentTarget.value;
            copied.value = '';
          }}
        />
      </label>
      <button type="submit" class="cell-button">
        Replay
      </button>
      <button type="button" class="cell-button" onClick={() => void copy()}>
        Copy schedule
      </button>
      {schedules.mode.value === 'steps' && (
        <button
          type="button"
          class="cell-button"
          title="From this step on you pick who goes next"
          onClick={() => void schedules.goOnFromHere()}
        >
          Take over from here
        </button>
      )}
      {onReplay && (
        <button type="button" class="cell-button" disabled={isBusy} onClick={onReplay}>
          Replay on real workers
        </button>
      )}
      {onCopyLink && (
        <button type="button" class="cell-button" onClick={() => onCopyLink(text)}>
          Copy link
        </button>
      )}
      <p id={hint} class="schedules-note" role="status" data-tone={fault === '' ? undefined : 'bad'}>
        {fault || copied.value}
      </p>
    </form>
  );
}
