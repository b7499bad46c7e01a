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

  // Lists and hovers leave the cell's box, and a fixed element inside a contained one would be placed by that.
  const overlay = document.createElement('div');
  overlay.className = 'monaco-editor editor-overlay';
  document.body.append(overlay);

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
    fixedOverflowWidgets: true,
    overflowWidgetsDomNode: overlay,
    accessibilitySupport: 'auto',
    bracketPairColorization: { enabled: false },
    contextmenu: false,
    folding: true,
    glyphMargin: false,
    guides: { indentation: false },
    hideCursorInOverviewRuler: true,
    insertSpaces: true,
    lightbulb: { enabled: editor.ShowLightbulbIconMode.Off },
    lineDecorationsWidth: 0,
    lineNumbersMinChars: 2,
    links: false,
    minimap: { enabled: false },
    occurrencesHighlight: 'singleFile',
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    rulers: [],
    scrollBeyondLastColumn: 2,
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false, horizontalScrollbarSize: 10, verticalScrollbarSize: 10 },
    stickyScroll: { enabled: false },
    tabSize: 2,
    unusualLineTerminators: 'off',
    wordBasedSuggestions: 'off',
    wordWrap: 'off',
  });
  // Digits and folding marks take a width of their own; the rest up to where the page's code begins is space.
  const spare = frame.length('--editor-gutter') - monaco.getLayoutInfo().contentLeft;
  monaco.updateOptions({ lineDecorationsWidth: Math.max(0, spare) });
  // Widths that were measured before the font had arrived are wrong.
  void document.fonts.ready.then(() => editor.remeasureFonts());
  return {
    monaco,
    surface,
    closeView: () => {
      monaco.dispose();
      overlay.remove();
    },
  };
}

/**
 * Makes the editor as high as its text, up to a limit from which on it scrolls; a program that was higher than the
 * limit before it was edited keeps its height. What rounded lines add or leave is taken from the space at the end, so
 * that nothing below moves when the editor takes the place of the code.
 */
export function growWithContent(
  monaco: editor.IStandaloneCodeEditor,
  surface: HTMLElement,
  frame: EditorFrame,
): void {
  const limit = Math.max(frame.length('--editor-limit'), frame.firstHeight);
  const slack = frame.firstHeight - monaco.getContentHeight();
  if (Math.abs(slack) < monaco.getOption(editor.EditorOption.lineHeight)) {
    const { top, bottom } = monaco.getOption(editor.EditorOption.padding);
    monaco.updateOptions({ padding: { top, bottom: Math.max(0, bottom + slack) } });
  }
  const fit = (): void => {
    surface.style.blockSize = `${Math.min(limit, monaco.getContentHeight())}px`;
    monaco.layout();
  };
  monaco.onDidContentSizeChange(({ contentHeightChanged }) => {
    if (contentHeightChanged) fit();
  });
  fit();
}
