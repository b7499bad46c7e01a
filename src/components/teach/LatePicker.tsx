import type { JSX } from 'preact';
import type { DraftLate } from './assignment-draft.ts';

type LatePickerProps = {
  readonly late: DraftLate;
  readonly problem: string | undefined;
  readonly onChange: (late: DraftLate) => void;
};

const parts = [
  { part: 'perDay', label: 'Per cent off a day' },
  { part: 'max', label: 'Per cent off at most' },
  { part: 'grace', label: 'Minutes that are free' },
] as const;

/** What work loses that is handed in after the due date. */
export function LatePicker({ late, problem, onChange }: LatePickerProps): JSX.Element {
  return (
    <fieldset class="teach-late">
      <legend>Late work</legend>
      <div class="teach-late-parts">
        {parts.map(({ part, label }) => (
          <label key={part}>
            {label}
            <input
              type="text"
              inputMode="decimal"
              placeholder={part === 'perDay' ? 'nothing' : part === 'max' ? '100' : '0'}
              aria-invalid={problem === undefined ? undefined : true}
              aria-describedby="late-hint"
              value={late[part]}
              onInput={({ currentTarget }) => onChange({ ...late, [part]: currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <p class="teach-hint" id="late-hint">
        For each day that has begun, by the clock of the student’s computer. A score that you give by hand stays as it
        is.
      </p>
      {problem !== undefined && <p class="teach-problem">{problem}</p>}
    </fieldset>
  );
}
