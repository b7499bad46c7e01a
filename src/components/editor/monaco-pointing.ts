import { editor } from 'monaco-editor/editor';

/**
 * Tells the line that a reader points at: the one under the pointer, else the one that they have moved the cursor to
 * without typing. Undefined while they type, and where there is neither.
 */
export function followPointing(
  monaco: editor.IStandaloneCodeEditor,
  onLine: (line: number | undefined) => void,
): { readonly forget: () => void } {
  let hovered: number | undefined;
  let visited: number | undefined;
  let told: number | undefined;
  const tell = (): void => {
    const line = hovered ?? visited;
    if (line !== told) onLine((told = line));
  };
  const forget = (): void => {
    hovered = undefined;
    visited = undefined;
    tell();
  };
  monaco.onMouseMove(({ target }) => {
    hovered = lineAt(target);
    tell();
  });
  monaco.onMouseLeave(() => {
    hovered = undefined;
    tell();
  });
  monaco.onDidChangeCursorPosition(({ position, reason }) => {
    // Whoever types looks at the text, and what moves the cursor by itself is not the reader.
    if (reason !== editor.CursorChangeReason.Explicit) return;
    visited = monaco.hasTextFocus() ? position.lineNumber : undefined;
    tell();
  });
  monaco.onDidChangeModelContent(forget);
  monaco.onDidChangeModel(forget);
  monaco.onDidBlurEditorText(() => {
    visited = undefined;
    tell();
  });
  return { forget };
}

const { CONTENT_TEXT, CONTENT_EMPTY, GUTTER_LINE_NUMBERS, GUTTER_LINE_DECORATIONS } = editor.MouseTargetType;
const onCode: ReadonlySet<editor.MouseTargetType> = new Set([
  CONTENT_TEXT,
  CONTENT_EMPTY,
  GUTTER_LINE_NUMBERS,
  GUTTER_LINE_DECORATIONS,
]);

/** The line of code under the pointer; the space below the last line belongs to none. */
function lineAt(target: editor.IMouseTarget): number | undefined {
  if (!onCode.has(target.type)) return undefined;
  const isBelow = target.type === CONTENT_EMPTY && target.detail.isAfterLines;
  return isBelow ? undefined : target.position?.lineNumber;
}
