import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { deepest, draggedTo, indented, moved, placedIn, takenOut } from './arrangement.ts';
import type { Arrangement } from './arrangement.ts';
import { arrangeKeys } from './arrange-keys.ts';
import { followDrag } from './arrange-drag.ts';
import { CodeText } from './CodeText.tsx';
import './items.css';

type ArrangeViewProps = {
  /** What the list is called. */
  readonly label: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly arrangement: Arrangement;
  readonly onArrange: (next: Arrangement) => void;
  /** `blocks` are code that can be indented and left aside; `lines` are all in one row. */
  readonly of: 'blocks' | 'lines';
  readonly disabled?: boolean;
  /** Text of what is out of place. */
  readonly wrong?: readonly string[];
};

const hints = {
  lines: 'Arrow keys choose a line. Enter picks it up, arrow keys move it, Enter puts it down.',
  blocks:
    'Arrow keys choose a block. Enter picks it up, arrow keys move and indent it, Enter puts it down. Up from the blocks that are left over brings one into the program.',
} as const;

/**
 * Blocks to be put in order, for the keyboard first: one stop for Tab, an active option that arrow keys move, buttons
 * that say what they do, and a sentence for each step to who cannot see it. They can be dragged as well.
 */
export function ArrangeView(props: ArrangeViewProps): JSX.Element {
  const { label, texts, arrangement, onArrange, of, disabled = false, wrong = [] } = props;
  const { placed, aside } = arrangement;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const said = useSignal('');
  const current = useSignal<string | undefined>(undefined);
  /** What is picked up, and where everything was before. */
  const held = useSignal<{ readonly id: string; readonly before: Arrangement } | undefined>(undefined);

  const all = [...placed.map((block) => block.id), ...aside];
  const at = current.value !== undefined && all.includes(current.value) ? current.value : (all[0] ?? '');
  const textOf = (one: string): string => (texts.get(one) ?? '').replaceAll('`', '').split('\n', 1)[0]?.trim() ?? '';
  const placeOf = ({ placed: row }: Arrangement, one: string): string => {
    const index = row.findIndex((block) => block.id === one);
    if (index === -1) return 'left aside';
    const depth = row[index]?.indent ?? 0;
    return `${index + 1} of ${row.length}${of === 'blocks' ? `, indented ${depth}` : ''}`;
  };
  const put = (next: Arrangement, one = at): void => {
    current.value = one;
    said.value = `${textOf(one)}: ${placeOf(next, one)}`;
    onArrange(next);
  };
  const choose = (one: string | undefined): void => {
    if (one === undefined) return;
    current.value = one;
    list.current?.querySelector(`[data-id="${one}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const move = (by: -1 | 1): void => put(moved(arrangement, at, by, of === 'blocks'));
  const onKeyDown = arrangeKeys({
    isHeld: () => held.value !== undefined,
    choose: (by) => choose(by === 'first' ? all[0] : by === 'last' ? all.at(-1) : all[all.indexOf(at) + by]),
    move,
    indent: of === 'blocks' ? (by) => put(indented(arrangement, at, by)) : undefined,
    pickUp: () => {
      held.value = { id: at, before: arrangement };
      said.value = `${textOf(at)}: picked up, ${placeOf(arrangement, at)}. Arrow keys move it, Enter puts it down, Escape puts it back.`;
    },
    putDown: () => {
      held.value = undefined;
      said.value = `${textOf(at)}: put down, ${placeOf(arrangement, at)}`;
    },
    putBack: () => {
      if (held.value) put(held.value.before, held.value.id);
      held.value = undefined;
      said.value = `${textOf(at)}: put back`;
    },
  });
  const onPointerDown = (event: PointerEvent): void => {
    const one = optionAt(event.target);
    if (disabled || one === undefined) return;
    choose(one);
    held.value = undefined;
    let now = arrangement;
    followDrag(event, (over) => {
      const next = draggedTo(now, one, over);
      if (next !== now) put(next, one);
      now = next;
    });
  };
  const option = (one: string, indent: number): JSX.Element => (
    <div
      key={one}
      id={`${id}-${one}`}
      role="option"
      class="arrange-option"
      data-id={one}
      data-held={held.value?.id === one || undefined}
      data-wrong={wrong.includes(texts.get(one) ?? '') || undefined}
      aria-selected={one === at}
      style={{ '--indent': indent }}
    >
      <span class="arrange-grip" aria-hidden="true" />
      {of === 'blocks' ? <code>{texts.get(one)}</code> : <CodeText text={texts.get(one) ?? ''} />}
      {indent > 0 && <span class="sr-only">, indented {indent}</span>}
    </div>
  );
  const isAside = aside.includes(at);
  const index = placed.findIndex((block) => block.id === at);
  const depth = placed[index]?.indent ?? 0;
  const buttons: readonly ArrangeButton[] = [
    { name: 'Move up', isOff: index === 0, act: () => move(-1) },
    { name: 'Move down', isOff: isAside || (of === 'lines' && index === placed.length - 1), act: () => move(1) },
  ];
  const blockButtons: readonly ArrangeButton[] = [
    { name: 'Indent', isOff: isAside || depth === deepest, act: () => put(indented(arrangement, at, 1)) },
    { name: 'Outdent', isOff: isAside || depth === 0, act: () => put(indented(arrangement, at, -1)) },
    isAside
      ? { name: 'Put in', isOff: false, act: () => put(placedIn(arrangement, at)) }
      : { name: 'Take out', isOff: false, act: () => put(takenOut(arrangement, at)) },
  ];
  return (
    <div class="arrange" data-of={of}>
      <div
        class="arrange-list"
        ref={list}
        role="listbox"
        aria-label={label}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={`${id}-${at}`}
        aria-disabled={disabled}
        tabIndex={0}
        onKeyDown={disabled ? undefined : onKeyDown}
        onBlur={() => (held.value = undefined)}
        onPointerDown={onPointerDown}
      >
        {of === 'lines' ? (
          placed.map((block) => option(block.id, block.indent))
        ) : (
          <>
            <div
              role="group"
              aria-label="Your program"
              class="arrange-group"
              data-empty={placed.length === 0 || undefined}
            >
              {placed.map((block) => option(block.id, block.indent))}
            </div>
            <div role="group" aria-label="Left over" class="arrange-group" data-empty={aside.length === 0 || undefined}>
              {aside.map((one) => option(one, 0))}
            </div>
          </>
        )}
      </div>
      <div class="arrange-buttons" role="toolbar" aria-label={`${of === 'blocks' ? 'Block' : 'Line'}: ${textOf(at)}`}>
        {[...buttons, ...(of === 'blocks' ? blockButtons : [])].map(({ name, isOff, act }) => (
          <button
            key={name}
            type="button"
            class="item-button"
            // A button that is really disabled would lose the focus of who has just pressed it.
            aria-disabled={disabled || isOff}
            onClick={() => {
              if (!disabled && !isOff) act();
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <p class="item-hint" id={`${id}-hint`}>
        {hints[of]}
      </p>
      <p class="sr-only" aria-live="assertive">
        {said.value}
      </p>
    </div>
  );
}

type ArrangeButton = { readonly name: string; readonly isOff: boolean; readonly act: () => void };

function optionAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined;
}
