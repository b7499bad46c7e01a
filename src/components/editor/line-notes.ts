import { Range, editor } from 'monaco-editor/editor';
import type { LineNote } from './editor.ts';
import type { FileModel, ProgramModels } from './program-models.ts';

/** Where a note is cut, in UTF-16 units. With its two spaces it is one element: Monaco splits at 50. */
const noteLimit = 48;

/** The notes at the ends of a program's lines. */
export type LineNotes = {
  /** Replaces all notes; a note for a line or file that is not there is left out. */
  readonly set: (notes: readonly LineNote[]) => void;
  readonly dispose: () => void;
};

/** Draws notes behind the text of their lines: no part of the text, not copied, and skipped by the cursor. */
export function openNotes(models: ProgramModels): LineNotes {
  const shown = new Map<FileModel, string[]>();

  const endEdited = (file: FileModel, changes: readonly editor.IModelContentChange[]): void => {
    const { model } = file;
    const edited = new Set<string>();
    for (const { range, text } of changes) {
      const lastLine = Math.min(range.startLineNumber + text.split('\n').length - 1, model.getLineCount());
      for (let line = range.startLineNumber; line <= lastLine; line += 1) {
        for (const { id } of model.getLineDecorations(line)) edited.add(id);
      }
    }
    const ids = shown.get(file) ?? [];
    model.deltaDecorations(
      ids.filter((id) => edited.has(id)),
      [],
    );
    shown.set(
      file,
      ids.filter((id) => !edited.has(id)),
    );
  };
  const listeners = models.all.map((file) => file.model.onDidChangeContent(({ changes }) => endEdited(file, changes)));

  return {
    set: (notes) => {
      for (const file of models.all) {
        const { name, model } = file;
        const own = notes.filter((note) => note.file === name && note.line >= 1 && note.line <= model.getLineCount());
        const decorations = own.map((note) => decorationOf(note, model));
        shown.set(file, model.deltaDecorations(shown.get(file) ?? [], decorations));
      }
    },
    dispose: () => {
      for (const listener of listeners) listener.dispose();
      for (const [{ model }, ids] of shown) model.deltaDecorations(ids, []);
    },
  };
}

function decorationOf(note: LineNote, model: editor.ITextModel): editor.IModelDeltaDecoration {
  const column = model.getLineMaxColumn(note.line);
  return {
    range: new Range(note.line, column, note.line, column),
    options: {
      showIfCollapsed: true,
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      after: {
        content: ` ${oneLine(note.text)} `,
        inlineClassName: `editor-note lane-${note.lane.replace(/[^\w-]/g, '')} tone-${note.tone}`,
        inlineClassNameAffectsLetterSpacing: true,
        cursorStops: editor.InjectedTextCursorStops.None,
      },
    },
  };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > noteLimit ? `${line.slice(0, noteLimit - 1)}…` : line;
}
