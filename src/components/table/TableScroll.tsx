import type { ComponentChildren, JSX } from 'preact';
import './table.css';

type TableScrollProps = {
  /** Says what scrolls, to who comes there with the keyboard. */
  readonly label: string;
  readonly children: ComponentChildren;
};

/** The place of a table that may be larger than its place: it scrolls, and the keyboard can reach it to do so. */
export function TableScroll({ label, children }: TableScrollProps): JSX.Element {
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
