import type { Position } from '../../runtime/index.ts';

/** The place in the code that a click in static code meant, so that the editor's cursor appears under the pointer. */
export function clickedPlace(event: MouseEvent, file: string): Position | undefined {
  const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
  if (!line) return undefined;
  return { file, line: Number(line.dataset['line']), column: columnAt(event, line) };
}

function columnAt({ clientX, clientY }: MouseEvent, line: HTMLElement): number {
  // Older engines do not know where a caret would be; then the line alone has to do.
  const caret = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(clientX, clientY) : null;
  if (!caret || !line.contains(caret.offsetNode)) return 1;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(caret.offsetNode, caret.offset);
  return before.toString().length + 1;
}
