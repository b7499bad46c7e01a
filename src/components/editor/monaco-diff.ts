import 'monaco-editor/features/diffEditor/register';
import './monaco.css';
import './editor.css';
import { editor } from 'monaco-editor/editor';
import type { EditorFile } from './editor.ts';
import { setUpMonaco } from './monaco-setup.ts';
import { followPageTheme, themeName } from './monaco-theme.ts';
import { openModels } from './program-models.ts';

/** What the opener of a comparison hands over and wants to hear. */
export type DiffOptions = {
  /** An empty element, which the comparison fills. */
  readonly host: HTMLElement;
  /** The text that the reader's is held against. It cannot be changed. */
  readonly before: EditorFile;
  readonly now: EditorFile;
  readonly labels: { readonly before: string; readonly now: string };
  /** The reader changed their text: all of it, byte for byte. */
  readonly onChange: (text: string) => void;
};

/** Two texts side by side or, where there is little room, one below the other line by line. */
export type Diff = {
  /** Replaces the reader's text, which is not told to `onChange`. */
  readonly setNow: (text: string) => void;
  readonly dispose: () => void;
};

/** From this width of the whole on, in CSS pixels, the texts stand side by side. */
const sideBySide = 640;

/** What the comparison may take of the page's height, in CSS pixels. */
const highest = 512;

/** Opens Monaco's comparison of two texts. */
export function openMonacoDiff({ host, before, now, labels, onChange }: DiffOptions): Diff {
  setUpMonaco();
  const stopTheme = followPageTheme();
  const original = openModels([before], [], () => undefined);
  const modified = openModels([now], [], (_, text) => onChange(text));
  const style = getComputedStyle(host);
  const diff = editor.createDiffEditor(host, {
    theme: themeName,
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
    fontLigatures: false,
    automaticLayout: true,
    contextmenu: false,
    diffAlgorithm: 'advanced',
    enableSplitViewResizing: false,
    folding: false,
    glyphMargin: false,
    hideUnchangedRegions: { enabled: true },
    lineDecorationsWidth: 12,
    lineNumbersMinChars: 2,
    links: false,
    minimap: { enabled: false },
    originalEditable: false,
    overviewRulerLanes: 0,
    renderGutterMenu: false,
    renderIndicators: true,
    renderMarginRevertIcon: false,
    renderOverviewRuler: false,
    renderSideBySide: true,
    renderSideBySideInlineBreakpoint: sideBySide,
    scrollBeyondLastLine: false,
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      useShadows: false,
      verticalScrollbarSize: 8,
      horizontalScrollbarSize: 8,
    },
    stickyScroll: { enabled: false },
    tabFocusMode: true,
    unusualLineTerminators: 'off',
    useInlineViewWhenSpaceIsLimited: true,
  });
  // The widget's own options for these are lost on the way in 0.57.
  diff.getOriginalEditor().updateOptions({ ariaLabel: labels.before });
  diff.getModifiedEditor().updateOptions({ ariaLabel: labels.now });
  diff.setModel({ original: original.of(before.name).model, modified: modified.of(now.name).model });

  const fit = (): void => {
    const height = Math.max(diff.getOriginalEditor().getContentHeight(), diff.getModifiedEditor().getContentHeight());
    host.style.blockSize = `${Math.min(highest, height)}px`;
  };
  const sides = [diff.getOriginalEditor(), diff.getModifiedEditor()];
  for (const side of sides) side.onDidContentSizeChange(fit);
  diff.onDidUpdateDiff(fit);
  fit();
  return {
    setNow: (text) => modified.setText(now.name, text),
    dispose: () => {
      diff.dispose();
      original.dispose();
      modified.dispose();
      stopTheme();
    },
  };
}
