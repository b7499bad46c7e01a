import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** What a control of a field is given. */
export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly children: (control: FieldControl) => JSX.Element;
};

/** A labelled control, with what it is for and what is wrong with it beside it. */
export function Field({ label, hint, problem, children }: FieldProps): JSX.Element {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div class="teach-field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(described !== '' && { 'aria-describedby': described }),
        ...(problem !== undefined && { 'aria-invalid': true }),
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="teach-hint">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} class="teach-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
