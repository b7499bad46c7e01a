import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Bounds } from '../../runtime/machine-bounds.ts';

type SizeBoxProps = {
  readonly label: string;
  readonly bounds: Bounds;
  readonly value: number;
  /** The number that a text stands for, if it is one that may be. */
  readonly parse: (text: string) => number | undefined;
  readonly onChange: (value: number) => void;
};

/** The size of a machine: a number that is taken over while it is typed, and put right when the box is left. */
export function SizeBox({ label, bounds, value, parse, onChange }: SizeBoxProps): JSX.Element {
  const box = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    const typed = parse(input.value);
    if (typed !== undefined && typed !== value) onChange(typed);
  };
  useEffect(() => {
    const { current: input } = box;
    if (!input) return;
    // What was typed before the cell lived stands in the box only.
    take(input);
    if (input !== document.activeElement && parse(input.value) === undefined) input.value = String(value);
    // Once in the life of the box.
  }, []);
  return (
    <input
      class="cell-size"
      ref={box}
      type="number"
      aria-label={label}
      min={bounds.least}
      max={bounds.most}
      value={value}
      onInput={(event) => take(event.currentTarget)}
      onBlur={(event) => (event.currentTarget.value = String(parse(event.currentTarget.value) ?? value))}
    />
  );
}
