import './monaco.css';
import { editor } from 'monaco-editor/editor';
import type { EditorFrame } from './editor-frame.ts';
import { themeName } from './monaco-theme.ts';

/** Monaco in its element, without a text yet. */
export type MonacoView = {
  readonly monaco: editor.IStandaloneCodeEditor;
  readonly surface: HTMLElement;
  readonly closeView: () => void;
};

/** Creates Monaco with the type and the margins of the page's code. */
export function openView(frame: EditorFrame): MonacoView {
  const surface = document.createElement('div');
  surface.className = 'editor-surface';
  surface.style.blockSize = `${frame.firstHeight}px`;
  frame.root.append(surface);

  // Lists and hovers leave the cell's box: the top layer frees them from whatever clips or contains it, while their
  // keys still reach Monaco, which listens on the surface.
  const overlay = document.createElement('div');
  overlay.className = 'monaco-editor editor-overlay';
  overlay.popover = 'manual';
  surface.append(overlay);
  overlay.showPopover();

  const type = getComputedStyle(frame.root);
  const monaco = editor.create(surface, {
    model: null,
    theme: themeName,
    fontFamily: type.fontFamily,
    fontSize: Number.parseFloat(type.fontSize),
    lineHeight: Number.parseFloat(type.lineHeight),
    fontLigatures: false,
    padding: { top: frame.length('--editor-pad-start'), bottom: frame.length('--editor-pad-end') },
    automaticLayout: true,
    find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: 'selection' },
    fixedOverflowWidgets: true,
    overflowWidgetsDomNode: overlay,
    accessibilitySupport: 'auto',
    contextmenu: false,
    folding: true,
    glyphMargin: false,
    guides: { indentation: false },
    hideCursorInOverviewRuler: true,
    lightbulb: { enabled: editor.ShowLightbulbIconMode.Off },
    lineDecorationsWidth: 0,
    lineNumbersMinChars: 2,
    links: false,
    minimap: { enabled: false },
    occurrencesHighlight: 'singleFile',
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    renderFinalNewline: 'off',
    renderLineHighlight: 'none',
    rulers: [],
    scrollBeyondLastColumn: 2,
    scrollBeyondLastLine: false,
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      horizontalScrollbarSize: 8,
      ignoreHorizontalScrollbarInContentHeight: true,
      useShadows: false,
      verticalScrollbarSize: 8,
    },
    stickyScroll: { enabled: false },
    unusualLineTerminators: 'off',
    wordBasedSuggestions: 'off',
    wordWrap: 'off',
  });
  alignWithPage(monaco, frame.length('--editor-gutter'));
  // Widths that were measured before the font had arrived are wrong.
  void document.fonts.ready.then(() => editor.remeasureFonts());
  return {
    monaco,
    surface,
    closeView: () => monaco.dispose(),
  };
}

/** Lets the code begin where the page's does; line numbers end before the column of the folding marks. */
function alignWithPage(monaco: editor.IStandaloneCodeEditor, gutter: number): void {
  const { contentLeft, lineNumbersWidth } = monaco.getLayoutInfo();
  const digit = lineNumbersWidth / monaco.getOption(editor.EditorOption.lineNumbersMinChars);
  const forNumbers = gutter - (contentLeft - lineNumbersWidth);
  monaco.updateOptions({ lineNumbersMinChars: Math.max(2, Math.floor(forNumbers / digit)) });
  monaco.updateOptions({ lineDecorationsWidth: Math.max(0, gutter - monaco.getLayoutInfo().contentLeft) });
}

/**
 * Makes the editor as high as its text, up to a limit from which on it scrolls; a program that was higher than the
 * limit before it was edited keeps its height. An empty last line takes the place of the space at the end, and what
 * rounded lines add is taken from that space, so that nothing below moves when the editor takes the place of the code.
 */
export function growWithContent(monaco: editor.IStandaloneCodeEditor, surface: HTMLElement, frame: EditorFrame): void {
  const limit = Math.max(frame.length('--editor-limit'), frame.firstHeight);
  const { top, bottom } = monaco.getOption(editor.EditorOption.padding);
  const line = monaco.getOption(editor.EditorOption.lineHeight);
  let space = bottom;
  /** Below a last line with text stands the whole space, below an empty one what that line has left of it. */
  const pad = (): void => {
    const model = monaco.getModel();
    const isEmpty = model !== null && model.getLineLength(model.getLineCount()) === 0;
    const below = Math.max(0, space - (isEmpty ? line : 0));
    if (below !== monaco.getOption(editor.EditorOption.padding).bottom) {
      monaco.updateOptions({ padding: { top, bottom: below } });
    }
  };
  pad();
  const slack = frame.firstHeight - monaco.getContentHeight();
  if (Math.abs(slack) < line) {
    space += slack;
    pad();
  }
  // Monaco counts whole pixels.
  const rest = frame.firstHeight - monaco.getContentHeight();
  const fraction = Math.abs(rest) < line ? rest : 0;
  const fit = (): void => {
    pad();
    surface.style.blockSize = `${Math.min(limit, monaco.getContentHeight() + fraction)}px`;
    monaco.layout();
  };
  monaco.onDidChangeModelContent(pad);
  monaco.onDidContentSizeChange(({ contentHeightChanged }) => {
    if (contentHeightChanged) fit();
  });
  monaco.onDidChangeModel(fit);
  fit();
}
