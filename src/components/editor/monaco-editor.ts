import { Range, editor } from 'monaco-editor/editor';
import { codeLinesOf } from './code-lines.ts';
import { openFrame } from './editor-frame.ts';
import type { Editor, EditorOptions } from './editor.ts';
import { openNotes } from './line-notes.ts';
import { markCompileProblems } from './markers.ts';
import { bindRunAndStop, bindTab } from './monaco-keys.ts';
import { growWithContent, openView } from './monaco-view.ts';
import { setUpMonaco } from './monaco-setup.ts';
import { followPageTheme } from './monaco-theme.ts';
import { openModels } from './program-models.ts';
import { watchTypes } from './program-types.ts';

let hints = 0;

const litLine = { isWholeLine: true, className: 'editor-lit' } as const;

/** Opens Monaco in its host, with the files of one program. */
export function openMonaco(options: EditorOptions): Editor {
  setUpMonaco();
  const stopTheme = followPageTheme();
  const models = openModels(options.files, options.onChange);
  const frame = openFrame(options.host, 'monaco');
  const { monaco, surface, closeView } = openView(frame);
  const views = new Map<string, editor.ICodeEditorViewState | null>();
  let active = options.active;

  const show = (file: string): void => {
    const { model } = models.of(file);
    if (monaco.getModel() === model) return;
    views.set(active, monaco.saveViewState());
    active = file;
    monaco.updateOptions({ ariaLabel: options.label(file) });
    monaco.setModel(model);
    monaco.restoreViewState(views.get(file) ?? null);
  };
  const goTo = (file: string): void => {
    if (file === active) return;
    show(file);
    options.onShow(file);
  };

  show(options.active);
  const hint = document.createElement('p');
  hint.className = 'editor-hint';
  hints += 1;
  hint.id = `editor-hint-${hints}`;
  hint.setAttribute('aria-live', 'polite');
  frame.root.append(hint);
  surface.querySelector('[role="textbox"]')?.setAttribute('aria-describedby', hint.id);
  bindRunAndStop(monaco, { run: options.onRun, stop: options.onStop });
  bindTab(monaco, hint);
  growWithContent(monaco, surface, frame);

  const lit = monaco.createDecorationsCollection();
  const notes = openNotes(models);
  const stopTypes = watchTypes(models, options.onTypeProblems);
  const opener = editor.registerEditorOpener({
    openCodeEditor: (_source, resource, place) => {
      const file = models.at(resource);
      if (!file) return false;
      goTo(file.name);
      if (place && 'startLineNumber' in place) monaco.setSelection(place);
      else if (place) monaco.setPosition(place);
      monaco.revealPositionInCenterIfOutsideViewport(monaco.getPosition() ?? { lineNumber: 1, column: 1 });
      return true;
    },
  });

  return {
    kind: 'monaco',
    show,
    setText: models.setText,
    setNotes: notes.set,
    setProblems: (problems) => markCompileProblems(models, problems),
    setLit: (place) => {
      const line = place?.file === active ? place.line : undefined;
      lit.set(line === undefined ? [] : [{ range: new Range(line, 1, line, 1), options: litLine }]);
    },
    reveal: ({ file, line, column }) => {
      goTo(file);
      monaco.setPosition({ lineNumber: line, column });
      monaco.revealLineInCenterIfOutsideViewport(line);
      monaco.focus();
      frame.root.scrollIntoView({ block: 'nearest' });
    },
    focus: () => monaco.focus(),
    codeLines: (file) => {
      const { model } = models.of(file);
      return codeLinesOf(model.getValue(), model.getLanguageId());
    },
    dispose: () => {
      stopTypes();
      opener.dispose();
      notes.dispose();
      closeView();
      models.dispose();
      stopTheme();
      frame.remove();
    },
  };
}
