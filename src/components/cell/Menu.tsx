import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { indexAfter } from './Tabs.tsx';

/** An entry of a menu. */
export type MenuEntry = { readonly label: string; readonly onChoose: () => void };

type MenuProps = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly children: ComponentChildren;
};

/** A button that opens a menu: arrows move, Escape and a click elsewhere close. */
export function Menu({ label, entries, children }: MenuProps): JSX.Element {
  const id = useId();
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  const close = (): void => {
    open.value = false;
    box.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open.value) return;
    const all = items();
    const next =
      all[
        indexAfter(
          event.key,
          all.findIndex((item) => item === document.activeElement),
          all.length,
        )
      ];
    next?.focus();
    if (event.key === 'Escape') close();
    else if (!next) return;
    event.preventDefault();
    // Escape means the menu here, not the run.
    event.stopPropagation();
  };
  useEffect(() => {
    if (open.value) items()[0]?.focus();
  }, [open.value]);

  return (
    <div
      class="cell-menu"
      ref={box}
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget))) open.value = false;
      }}
    >
      <button
        type="button"
        class="cell-icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        onClick={() => (open.value = !open.value)}
      >
        {children}
      </button>
      {open.value && (
        <div role="menu" id={id} aria-label={label} class="cell-menu-list">
          {entries.map((entry) => (
            <button
              key={entry.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                entry.onChoose();
              }}
            >
              {entry.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
