import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Position } from '../../runtime/index.ts';
import type { CellState } from './cell-state.ts';
import type { LineMark } from '../editor/editor.ts';
import { shortMark } from '../editor/short-mark.ts';
import { clickedPlace } from './clicked-place.ts';
import { PlainCode } from './PlainCode.tsx';

type CodePaneProps = {
  readonly cell: CellState;
  readonly id: string;
  /** The site's highlighted code of the unedited files: one `[data-file]` element each. */
  readonly children: ComponentChildren;
  readonly onOpen: (at: Position | undefined) => void;
  readonly onPrefetch: () => void;
};

/**
 * The program as code to read. A click or Enter opens the editor, which puts itself into this element and hides the
 * rest; focus fetches it ahead. On paper all files stand here as they are now.
 */
export function CodePane({ cell, id, children, onOpen, onPrefetch }: CodePaneProps): JSX.Element {
  const pane = useRef<HTMLDivElement>(null);
  const shown = cell.shown.value;
  const original = cell.program.value.files;
  const settled = cell.settled.value;
  const notes = cell.notes.value;
  const lit = cell.litPlace.value;
  const marks = cell.marks.value;
  // Without highlighted code from the site, every file is drawn here.
  const drawn = settled.filter(
    ({ name, text }) => !children || original.find((file) => file.name === name)?.text !== text,
  );

  // The highlighted code is not Preact's, so what changes in it is written into it.
  useLayoutEffect(() => {
    for (const file of pane.current?.querySelectorAll<HTMLElement>('[data-file]') ?? []) {
      const name = file.dataset['file'];
      const replaced = file.closest('.cell-edited') === null && drawn.some((one) => one.name === name);
      file.dataset['view'] = replaced ? 'replaced' : name === shown ? 'shown' : 'away';
      for (const line of file.querySelectorAll<HTMLElement>('[data-line]')) {
        const note = notes.find((one) => one.file === name && String(one.line) === line.dataset['line']);
        setAttribute(line, 'data-note', note?.text);
        setAttribute(line, 'data-tone', note?.tone);
        setAttribute(line, 'data-lane', note?.lane);
        const isLit = lit !== undefined && lit.file === name && String(lit.line) === line.dataset['line'];
        setAttribute(line, 'data-lit', isLit ? '' : undefined);
        setMarks(
          line,
          marks.filter((mark) => mark.file === name && String(mark.line) === line.dataset['line']),
        );
      }
    }
  });

  const onClick = (event: MouseEvent): void => {
    const selecting = getSelection()?.isCollapsed === false;
    const folding = event.target instanceof Element && event.target.closest('summary');
    if (!selecting && !folding) onOpen(clickedPlace(event, shown));
  };
  const onPointerMove = ({ target }: PointerEvent): void => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    const number = Number(line?.dataset['line']);
    const before = cell.pointedPlace.value;
    if (before?.file === shown && before.line === number) return;
    cell.pointedPlace.value = line ? { file: shown, line: number, column: 1 } : undefined;
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    event.preventDefault();
    onOpen(undefined);
  };
  return (
    <div class="cell-code" id={id} ref={pane} aria-busy={cell.editor.value === 'opening'}>
      <div
        class="cell-static"
        role="group"
        tabIndex={0}
        aria-label={`Code: ${shown}`}
        aria-describedby={`${id}-hint`}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={onPrefetch}
        onPointerMove={onPointerMove}
        onPointerLeave={() => (cell.pointedPlace.value = undefined)}
      >
        {children}
        {drawn.length > 0 && (
          <div class="cell-edited">
            {drawn.map(({ name, text }) => (
              <PlainCode key={name} name={name} text={text} coloured={cell.coloured.value.get(name)} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** Puts the marks of threads over the number of their line. Their names are no text, so that nobody copies them. */
function setMarks(line: HTMLElement, marks: readonly LineMark[]): void {
  if (marks.length === 0 && !line.hasAttribute('data-marks')) return;
  const place = line.querySelector(':scope > .cell-marks');
  if (marks.length === 0) {
    place?.remove();
    line.removeAttribute('data-marks');
    return;
  }
  const drawn = document.createElement('span');
  drawn.className = 'cell-marks';
  drawn.setAttribute('aria-hidden', 'true');
  for (const { name, lane, stance } of marks) {
    const mark = document.createElement('i');
    mark.dataset['name'] = shortMark(name);
    mark.dataset['lane'] = lane;
    mark.dataset['stance'] = stance;
    mark.title = name;
    drawn.append(mark);
  }
  line.dataset['marks'] = String(marks.length);
  if (place) place.replaceWith(drawn);
  else line.append(drawn);
}

function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
