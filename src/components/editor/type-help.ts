import { languages } from 'monaco-editor/editor';
import type { IRange, editor } from 'monaco-editor/editor';
import type ts from 'typescript';
import { askTypes } from './type-service.ts';

/** Registers what TypeScript tells while one writes and reads: completions, parameters, hovers. */
export function registerTypeHelp(language: string): void {
  languages.registerCompletionItemProvider(language, completions);
  languages.registerSignatureHelpProvider(language, parameters);
  languages.registerHoverProvider(language, hovers);
}

type Completion = languages.CompletionItem & { readonly model: editor.ITextModel; readonly offset: number };

const completions: languages.CompletionItemProvider = {
  triggerCharacters: ['.'],
  provideCompletionItems: async (model, position) => {
    const offset = model.getOffsetAt(position);
    const info = await askTypes(model, (service, file) => service.getCompletionsAtPosition(file, offset));
    if (!info) return null;
    const word = model.getWordUntilPosition(position);
    const range = {
      startLineNumber: position.lineNumber,
      startColumn: word.startColumn,
      endLineNumber: position.lineNumber,
      endColumn: word.endColumn,
    };
    const suggestions = info.entries.map((entry): Completion => ({
      model,
      offset,
      label: entry.name,
      insertText: entry.name,
      sortText: entry.sortText,
      kind: kindOf(entry.kind),
      range: entry.replacementSpan ? rangeOf(model, entry.replacementSpan) : range,
    }));
    return { suggestions };
  },
  resolveCompletionItem: async (item) => {
    if (!isCompletion(item)) return item;
    const { insertText, model, offset } = item;
    const details = await askTypes(model, (service, file) =>
      service.getCompletionEntryDetails(file, offset, insertText),
    );
    if (!details) return item;
    return {
      ...item,
      detail: textOf(details.displayParts),
      documentation: { value: documentationOf(details) },
    };
  },
};

function isCompletion(item: languages.CompletionItem): item is Completion {
  return 'model' in item && 'offset' in item;
}

const parameters: languages.SignatureHelpProvider = {
  signatureHelpTriggerCharacters: ['(', ','],
  signatureHelpRetriggerCharacters: [')'],
  provideSignatureHelp: async (model, position, _token, context) => {
    const info = await askTypes(model, (service, file) =>
      service.getSignatureHelpItems(file, model.getOffsetAt(position), {
        triggerReason: context.isRetrigger ? { kind: 'retrigger' } : { kind: 'invoked' },
      }),
    );
    if (!info) return null;
    return {
      value: {
        activeSignature: info.selectedItemIndex,
        activeParameter: info.argumentIndex,
        signatures: info.items.map(signatureOf),
      },
      dispose: () => undefined,
    };
  },
};

function signatureOf(item: ts.SignatureHelpItem): languages.SignatureInformation {
  const own = item.parameters.map((parameter) => ({
    label: textOf(parameter.displayParts),
    documentation: { value: textOf(parameter.documentation) },
  }));
  const list = own.map(({ label }) => label).join(textOf(item.separatorDisplayParts));
  return {
    label: textOf(item.prefixDisplayParts) + list + textOf(item.suffixDisplayParts),
    documentation: { value: textOf(item.documentation) },
    parameters: own,
  };
}

const hovers: languages.HoverProvider = {
  provideHover: async (model, position) => {
    const info = await askTypes(model, (service, file) =>
      service.getQuickInfoAtPosition(file, model.getOffsetAt(position)),
    );
    if (!info) return null;
    return {
      range: rangeOf(model, info.textSpan),
      contents: [
        { value: ['```typescript', textOf(info.displayParts), '```'].join('\n') },
        { value: documentationOf(info) },
      ],
    };
  },
};

/** A span of TypeScript as a range of Monaco. */
export function rangeOf(model: editor.ITextModel, span: ts.TextSpan): IRange {
  const start = model.getPositionAt(span.start);
  const end = model.getPositionAt(span.start + span.length);
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}

function textOf(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return (parts ?? []).map((part) => part.text).join('');
}

/** Documentation as Markdown: the sentences, then each tag as a paragraph. */
function documentationOf(info: {
  readonly documentation?: readonly ts.SymbolDisplayPart[];
  readonly tags?: readonly ts.JSDocTagInfo[];
}): string {
  const tags = (info.tags ?? []).map(({ name, text }) => `*@${name}* ${textOf(text)}`.trim());
  return [textOf(info.documentation), ...tags].filter(Boolean).join('\n\n');
}

/** TypeScript's names of kinds, as the icons of a completion. */
function kindOf(kind: string): languages.CompletionItemKind {
  const { CompletionItemKind: kinds } = languages;
  switch (kind) {
    case 'keyword':
    case 'primitive type':
      return kinds.Keyword;
    case 'const':
      return kinds.Constant;
    case 'var':
    case 'let':
    case 'local var':
    case 'parameter':
    case 'alias':
      return kinds.Variable;
    case 'function':
    case 'local function':
      return kinds.Function;
    case 'method':
    case 'construct':
    case 'call':
    case 'index':
      return kinds.Method;
    case 'property':
    case 'getter':
    case 'setter':
      return kinds.Field;
    case 'class':
      return kinds.Class;
    case 'interface':
    case 'type':
      return kinds.Interface;
    case 'type parameter':
      return kinds.TypeParameter;
    case 'enum':
      return kinds.Enum;
    case 'module':
      return kinds.Module;
    default:
      return kinds.Property;
  }
}
