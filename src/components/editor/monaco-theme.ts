import { editor } from 'monaco-editor/editor';
import type { CodeKind } from './editor.ts';

/** The name under which the theme is defined; there is one, made of the page's present colours. */
export const themeName = 'interleave';

/** Gives Monaco the page's colours, now and whenever the page turns light or dark. Ends with the call of what it returns. */
export function followPageTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const define = (): void => editor.defineTheme(themeName, readTheme());
  const observer = new MutationObserver(define);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  dark.addEventListener('change', define);
  define();
  editor.setTheme(themeName);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', define);
  };
}

function readTheme(): editor.IStandaloneThemeData {
  const palette = openPalette();
  const color = palette.hex;
  const paper = color('--surface-raised');
  const sunken = color('--surface-sunken');
  const ink = color('--text');
  const faint = color('--text-faint');
  const rule = color('--border');
  const accent = color('--action');
  const bad = color('--state-bad');
  const warn = color('--state-warn');
  const good = color('--state-good');
  const code = (kind: CodeKind): string => color(`--code-${kind}`).slice(1);
  const theme: editor.IStandaloneThemeData = {
    base: palette.isDark(paper) ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: ink.slice(1), background: paper.slice(1) },
      { token: 'keyword', foreground: code('keyword') },
      { token: 'string', foreground: code('string') },
      { token: 'regexp', foreground: code('string') },
      { token: 'function', foreground: code('function') },
      { token: 'number', foreground: code('number') },
      { token: 'comment', foreground: code('comment'), fontStyle: 'italic' },
      { token: 'type', foreground: code('type') },
    ],
    colors: {
      foreground: ink,
      focusBorder: accent,
      errorForeground: bad,
      'editor.background': paper,
      'editor.foreground': ink,
      'editor.selectionBackground': `${accent}40`,
      'editor.inactiveSelectionBackground': `${accent}26`,
      'editor.wordHighlightBackground': `${accent}1f`,
      'editor.wordHighlightStrongBackground': `${accent}33`,
      'editor.wordHighlightTextBackground': `${accent}1f`,
      'editor.findMatchBackground': `${warn}66`,
      'editor.findMatchHighlightBackground': `${warn}33`,
      'editor.foldBackground': `${accent}14`,
      'editor.rangeHighlightBackground': `${accent}14`,
      'diffEditor.insertedLineBackground': `${good}1a`,
      'diffEditor.insertedTextBackground': `${good}33`,
      'diffEditor.removedLineBackground': `${bad}1a`,
      'diffEditor.removedTextBackground': `${bad}33`,
      'diffEditor.border': rule,
      'diffEditor.diagonalFill': rule,
      'diffEditor.unchangedRegionBackground': sunken,
      'diffEditor.unchangedRegionForeground': faint,
      'diffEditorOverview.insertedForeground': `${good}66`,
      'diffEditorOverview.removedForeground': `${bad}66`,
      'editorBracketMatch.background': `${accent}26`,
      'editorBracketMatch.border': '#00000000',
      'editorCursor.foreground': accent,
      'editorError.foreground': bad,
      'editorWarning.foreground': warn,
      'editorGutter.foldingControlForeground': faint,
      'editorIndentGuide.background1': rule,
      'editorIndentGuide.activeBackground1': faint,
      'editorLineNumber.foreground': faint,
      'editorLineNumber.activeForeground': ink,
      'editorLink.activeForeground': accent,
      'editorWhitespace.foreground': rule,
      'editorWidget.background': paper,
      'editorWidget.border': rule,
      'editorWidget.foreground': ink,
      'editorHoverWidget.background': paper,
      'editorHoverWidget.border': rule,
      'editorHoverWidget.foreground': ink,
      'editorHoverWidget.highlightForeground': accent,
      'editorSuggestWidget.background': paper,
      'editorSuggestWidget.border': rule,
      'editorSuggestWidget.foreground': ink,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'editorSuggestWidget.selectedBackground': `${accent}26`,
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.selectedIconForeground': ink,
      'input.background': sunken,
      'input.border': rule,
      'input.foreground': ink,
      'input.placeholderForeground': faint,
      'inputOption.activeBackground': `${accent}33`,
      'inputOption.activeBorder': accent,
      'inputOption.activeForeground': ink,
      'icon.foreground': ink,
      'list.hoverBackground': sunken,
      'list.hoverForeground': ink,
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${faint}40`,
      'scrollbarSlider.hoverBackground': `${faint}66`,
      'scrollbarSlider.activeBackground': `${faint}80`,
      'textCodeBlock.background': sunken,
      'textLink.foreground': accent,
      'textLink.activeForeground': accent,
      'textPreformat.background': sunken,
      'textPreformat.foreground': ink,
      'toolbar.hoverBackground': sunken,
      'widget.border': rule,
      'widget.shadow': `${ink}1a`,
    },
  };
  palette.close();
  return theme;
}

type Palette = {
  /** A role's present colour as `#rrggbb`; the text's own colour where the page does not define the role. */
  readonly hex: (role: `--${string}`) => `#${string}`;
  readonly isDark: (hex: string) => boolean;
  readonly close: () => void;
};

/** Monaco takes only `#rrggbb`, while a role may hold any CSS colour: an element resolves it, a pixel turns it into bytes. */
function openPalette(): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('A canvas of one pixel has no 2d context.');
  return {
    hex: (role) => {
      probe.style.color = `var(${role}, currentColor)`;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    },
    isDark: (hex) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
    },
    close: () => probe.remove(),
  };
}
