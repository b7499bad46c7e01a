import { Uri, editor, languages } from 'monaco-editor/editor';
import type { IRange } from 'monaco-editor/editor';
import type ts from 'typescript';
import { isForeign } from './imported-models.ts';
import { rangeOf } from './type-help.ts';
import { askTypes } from './type-service.ts';

/** Registers how a name leads to its other places in the program: highlights, its definition, renaming. */
export function registerTypePlaces(language: string): void {
  languages.registerDocumentHighlightProvider(language, highlights);
  languages.registerDefinitionProvider(language, definitions);
  languages.registerRenameProvider(language, renames);
}

const highlights: languages.DocumentHighlightProvider = {
  provideDocumentHighlights: async (model, position) => {
    const found = await askTypes(model, (service, file) =>
      service.getDocumentHighlights(file, model.getOffsetAt(position), [file]),
    );
    return (found ?? [])
      .flatMap(({ highlightSpans }) => highlightSpans)
      .map(({ textSpan, kind }) => ({
        range: rangeOf(model, textSpan),
        kind: isWrite(kind) ? languages.DocumentHighlightKind.Write : languages.DocumentHighlightKind.Text,
      }));
  },
};

const definitions: languages.DefinitionProvider = {
  provideDefinition: async (model, position) => {
    const found = await askTypes(model, (service, file) =>
      service.getDefinitionAtPosition(file, model.getOffsetAt(position)),
    );
    // A definition in a library has no file to go to; its hover says what it is.
    return (found ?? []).flatMap((place) => locationOf(place) ?? []);
  },
};

const renames: languages.RenameProvider = {
  resolveRenameLocation: async (model, position) => {
    const info = await askTypes(model, (service, file) => service.getRenameInfo(file, model.getOffsetAt(position), {}));
    if (!info) return null;
    if (!info.canRename) return { range: pointAt(position), text: '', rejectReason: info.localizedErrorMessage };
    const range = rangeOf(model, info.triggerSpan);
    return { range, text: model.getValueInRange(range) };
  },
  provideRenameEdits: async (model, position, newName) => {
    const places = await askTypes(model, (service, file) =>
      service.findRenameLocations(file, model.getOffsetAt(position), false, false, true),
    );
    const edits = (places ?? []).map((place) => {
      const location = locationOf(place);
      const target = location && editor.getModel(location.uri);
      if (target && isForeign(target)) return 'foreign';
      // Half a rename would break the program.
      if (!location) return undefined;
      const text = (place.prefixText ?? '') + newName + (place.suffixText ?? '');
      return { resource: location.uri, versionId: undefined, textEdit: { range: location.range, text } };
    });
    if (edits.includes('foreign'))
      return { edits: [], rejectReason: 'Another program of the lesson has this name, too: rename it there first.' };
    if (edits.includes(undefined)) return { edits: [], rejectReason: 'This name belongs to a library.' };
    return { edits: edits.filter((edit) => typeof edit === 'object') };
  },
};

function isWrite(kind: string): boolean {
  return kind === 'writtenReference';
}

function locationOf({ fileName, textSpan }: ts.DocumentSpan): languages.Location | undefined {
  const model = editor.getModel(Uri.parse(fileName));
  return model ? { uri: model.uri, range: rangeOf(model, textSpan) } : undefined;
}

function pointAt({ lineNumber, column }: { readonly lineNumber: number; readonly column: number }): IRange {
  return { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column };
}
