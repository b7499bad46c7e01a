import { Uri, editor } from 'monaco-editor/editor';
import { packageImports } from '../../runtime/index.ts';
import type { EditorFile } from './editor.ts';
import { languageOf } from './language-of.ts';

/** What a program imports from other cells, as models that nobody sees: the type checker reads them. */
export type ImportedModels = {
  /** Replaces all of them by these. */
  readonly set: (files: readonly EditorFile[]) => void;
  readonly dispose: () => void;
};

const foreign = new WeakSet<editor.ITextModel>();

/** Whether a model belongs to another cell: what is changed there would be lost. */
export function isForeign(model: editor.ITextModel): boolean {
  return foreign.has(model);
}

/** Whether a model is the file that tells the type checker what `#primes` means. */
export function isPackageFile(model: editor.ITextModel): boolean {
  return foreign.has(model) && model.uri.path.endsWith(packageFile);
}

const packageFile = '/package.json';

/** Keeps the models in the folder of the program's own, `own` says which names those have. */
export function openImported(folder: string, own: ReadonlySet<string>): ImportedModels {
  const models = new Map<string, editor.ITextModel>();
  const set = (files: readonly EditorFile[]): void => {
    const imports = packageImports([...files, ...[...own].map((name) => ({ name }))]);
    const wanted = new Map(files.map(({ name, text }) => [`/${name}`, text]));
    if (imports && !own.has('package.json')) wanted.set(packageFile, JSON.stringify({ imports }));
    for (const [name, model] of models) {
      if (wanted.has(name)) continue;
      models.delete(name);
      model.dispose();
    }
    for (const [name, text] of wanted) {
      const known = models.get(name);
      if (known) {
        if (known.getValue() !== text) known.setValue(text);
        continue;
      }
      const model = editor.createModel(text, languageOf(name), Uri.from({ scheme: 'file', path: folder + name }));
      foreign.add(model);
      models.set(name, model);
    }
  };
  return {
    set,
    dispose: () => set([]),
  };
}
