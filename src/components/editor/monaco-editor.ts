import { Range, editor } from 'monaco-editor/editor';
import { codeLinesOf } from './code-lines.ts';
import { openFrame } from './editor-frame.ts';
import type { Position } from '../../runtime/index.ts';
import type { Editor, EditorOptions } from './editor.ts';
import { openMarks } from './line-marks.ts';
import { openNotes } from './line-notes.ts';
import { markCompileProblems } from './markers.ts';
import { bindRunAndStop, bindTab } from './monaco-keys.ts';
import { followPointing } from './monaco-pointing.ts';
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
  const models = openModels(options.files, options.imported ?? [], options.onChange);
  const frame = openFrame(options.host, 'monaco');
  const { monaco, surface, closeView } = openView(frame);
  const views = new Map<string, editor.ICodeEditorViewState | null>();
  const lit = monaco.createDecorationsCollection();
  let litPlace: Position | undefined;
  let active = options.active;

  const light = (): void => {
    const line = litPlace?.file === active ? litPlace.line : undefined;
    lit.set(line === undefined ? [] : [{ range: new Range(line, 1, line, 1), options: litLine }]);
  };

  const show = (file: string): void => {
    const { model } = models.of(file);
    if (monaco.getModel() === model) return;
    views.set(active, monaco.saveViewState());
    active = file;
    monaco.updateOptions({ ariaLabel: options.label(file) });
    monaco.setModel(model);
    monaco.restoreViewState(views.get(file) ?? null);
    light();
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
  followPointing(monaco, (line) => options.onPoint(line === undefined ? undefined : { file: active, line, column: 1 }));

  const notes = openNotes(models);
  const marks = openMarks(models, frame.root);
  const types = watchTypes(models, options.onTypeProblems);
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
    setImported: (files) => {
      models.setImported(files);
      types.checkAgain();
    },
    setNotes: notes.set,
    setMarks: marks.set,
    setProblems: (problems) => markCompileProblems(models, problems),
    setLit: (place) => {
      litPlace = place;
      light();
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
      types.stop();
      opener.dispose();
      notes.dispose();
      marks.dispose();
      closeView();
      models.dispose();
      stopTheme();
      frame.remove();
    },
  };
}
