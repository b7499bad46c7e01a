import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Bounds } from '../../runtime/machine-bounds.ts';

type KnobProps = {
  readonly label: string;
  /** What it is called where nothing around it can be seen; the label, where it is left out. */
  readonly spoken?: string;
  /** Its unit, as who cannot see it hears it; and as it is written behind the box. */
  readonly unit: 'milliseconds' | 'at once';
  /** Null for an empty box. */
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly placeholder?: string;
  /** Not called for a number outside the bounds. */
  readonly onChange: (value: number | null) => void;
};

const written = { milliseconds: 'ms', 'at once': 'at once' } as const satisfies Record<KnobProps['unit'], string>;

/** A number that a simulated machine has. Times may have any number of digits, counts are whole. */
export function Knob({ label, spoken = label, unit, value, bounds, placeholder, onChange }: KnobProps): JSX.Element {
  const id = useId();
  const isCount = unit === 'at once';
  const take = (box: HTMLInputElement): void => {
    const { value: text } = box;
    const typed = Number(text);
    const isRight = typed >= bounds.least && typed <= bounds.most && (!isCount || Number.isInteger(typed));
    if (text === '' && !isCount) onChange(null);
    else if (text !== '' && isRight) onChange(typed);
    // What cannot be is not left standing as if it were.
    else box.value = value === null ? '' : String(value);
  };
  return (
    <label class="cell-knob" for={id}>
      <span>{label}</span>
      <input
        id={id}
        class="cell-size"
        type="number"
        aria-label={`${spoken}, ${unit}`}
        min={bounds.least}
        max={bounds.most}
        step={isCount ? 1 : 'any'}
        placeholder={placeholder}
        value={value ?? ''}
        onChange={(event) => take(event.currentTarget)}
      />
      <span aria-hidden="true">{written[unit]}</span>
    </label>
  );
}
