import { Uri, editor } from 'monaco-editor/editor';
import type { EditorFile } from './editor.ts';
import { openImported } from './imported-models.ts';
import { languageOf } from './language-of.ts';

/** The files of one program as Monaco's models, with texts that come back byte for byte. */
export type ProgramModels = {
  /** Every file with its model, in the program's order. */
  readonly all: readonly FileModel[];
  /** Throws for a name that the program does not have. */
  readonly of: (file: string) => FileModel;
  readonly at: (uri: Uri) => FileModel | undefined;
  /** Replaces a text, as one step that undo takes back; `onChange` does not hear of it. */
  readonly setText: (file: string, text: string) => void;
  /** Replaces what the program imports from other cells. */
  readonly setImported: (files: readonly EditorFile[]) => void;
  readonly dispose: () => void;
};

/** One file of a program in Monaco. */
export type FileModel = {
  readonly name: string;
  readonly model: editor.ITextModel;
  /** The present text. Where the reader changed nothing, or undid it, the bytes are the given ones. */
  readonly text: () => string;
};

let programs = 0;

/** Makes a model for each file, in a folder of its own, so that two programs never see each other's files. */
export function openModels(
  files: readonly EditorFile[],
  imported: readonly EditorFile[],
  onChange: (file: string, text: string) => void,
): ProgramModels {
  programs += 1;
  const folder = `/program-${programs}`;
  const exactTexts = new Map<string, Map<number, string>>();
  let given = false;

  const keepExact = (name: string, model: editor.ITextModel, text: string): void => {
    // Monaco keeps one kind of line ending a file; the version tells when the text is back at what was given.
    const texts = exactTexts.get(name) ?? new Map<number, string>();
    exactTexts.set(name, texts.set(model.getAlternativeVersionId(), text));
  };

  const all = files.map(({ name, text }): FileModel => {
    const model = editor.createModel(text, languageOf(name), Uri.from({ scheme: 'file', path: `${folder}/${name}` }));
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    // A file without a line ending would get the operating system's with its first one.
    if (!text.includes('\n')) model.setEOL(editor.EndOfLineSequence.LF);
    keepExact(name, model, text);
    const file: FileModel = {
      name,
      model,
      text: () =>
        exactTexts.get(name)?.get(model.getAlternativeVersionId()) ??
        model.getValue(editor.EndOfLinePreference.TextDefined, true),
    };
    model.onDidChangeContent(() => {
      if (!given) onChange(name, file.text());
    });
    return file;
  });

  const others = openImported(folder, new Set(files.map(({ name }) => name)));
  others.set(imported);

  const of = (name: string): FileModel => {
    const file = all.find((each) => each.name === name);
    if (!file) throw new Error(`The program has no file "${name}", only ${all.map((each) => each.name).join(', ')}.`);
    return file;
  };

  return {
    all,
    of,
    at: (uri) => all.find(({ model }) => model.uri.toString() === uri.toString()),
    setText: (name, text) => {
      const { model, text: present } = of(name);
      if (present() === text) return;
      given = true;
      try {
        model.pushStackElement();
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
        model.pushEOL(text.includes('\r\n') ? editor.EndOfLineSequence.CRLF : editor.EndOfLineSequence.LF);
        model.pushStackElement();
        keepExact(name, model, text);
      } finally {
        given = false;
      }
    },
    setImported: others.set,
    dispose: () => {
      others.dispose();
      for (const { model } of all) model.dispose();
    },
  };
}
