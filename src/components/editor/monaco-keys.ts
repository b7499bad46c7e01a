import { KeyCode, KeyMod } from 'monaco-editor/editor';
import type { editor } from 'monaco-editor/editor';

/** What of Monaco closes with Escape, by the names of its context keys. */
const widgets = [
  'suggestWidgetVisible',
  'parameterHintsVisible',
  'editorHoverVisible',
  'findWidgetVisible',
  'renameInputVisible',
  'referenceSearchVisible',
  'messageVisible',
  'inSnippetMode',
  'isComposing',
];

/** Binds Ctrl/Cmd+Enter to `run`, and Escape, where no widget takes it, to `stop`. */
export function bindRunAndStop(
  monaco: editor.IStandaloneCodeEditor,
  { run, stop }: { readonly run: () => void; readonly stop: () => void },
): void {
  monaco.addAction({
    id: 'interleave.run',
    label: 'Run',
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
    run,
  });
  monaco.addAction({
    id: 'interleave.stop',
    label: 'Stop',
    keybindings: [KeyCode.Escape],
    precondition: ['editorTextFocus', ...widgets.map((widget) => `!${widget}`)].join(' && '),
    run: () => {
      stop();
      // What Escape means in the text otherwise.
      monaco.trigger('keyboard', 'removeSecondaryCursors', null);
      monaco.trigger('keyboard', 'cancelSelection', null);
    },
  });
}

/** Lets Tab leave the editor until Ctrl+M gives it to indentation, and says in `hint` which of them it is. */
export function bindTab(monaco: editor.IStandaloneCodeEditor, hint: HTMLElement): void {
  let leaves = true;
  const tell = (): void => {
    monaco.updateOptions({ tabFocusMode: leaves });
    hint.textContent = leaves
      ? 'Tab leaves the editor; Ctrl+M lets Tab indent'
      : 'Tab indents; Ctrl+M lets Tab leave the editor';
  };
  monaco.addAction({
    id: 'interleave.toggle-tab',
    label: 'Let Tab indent, or leave the editor',
    // Ctrl+M everywhere: the second is how Monaco names it on a Mac.
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyM, KeyMod.WinCtrl | KeyCode.KeyM],
    run: () => {
      leaves = !leaves;
      tell();
    },
  });
  tell();
}
