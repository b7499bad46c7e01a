import type { Message } from 'esbuild-wasm';
import type { Diagnostic, Position } from '../results.ts';
import { namespaces } from './bundle.ts';
import { shownFileName } from './cell-names.ts';
import { listed } from './listed.ts';
import { isRealmModule, realmModules } from './realm-modules.ts';
import type { SourceText } from './source-text.ts';

/** What is said of an `import()` whose file is known only when the program runs. */
export const writtenOutImport = 'import() finds a file only if its name is written out, as in import("./square.ts").';

/** Turns a message of esbuild into the reader's words and coordinates. What has no place stands at the program's start. */
export function diagnosticOf(
  message: Message,
  severity: Diagnostic['severity'],
  sources: ReadonlyMap<string, SourceText>,
  main: string,
): Diagnostic {
  const text = sentenceOf(message);
  const file = message.location?.file.replace(`${namespaces.program}:`, '') ?? main;
  const source = sources.get(file);
  if (!message.location || !source) return diagnosticAt({ file: main, line: 1, column: 1 }, severity, text);

  const { line, column, length } = message.location;
  return {
    severity,
    message: text,
    position: source.positionOfBytes(line, column),
    length: Math.max(source.unitsOf(line, column, length), 1),
  };
}

/** A diagnostic that covers one column. */
export function diagnosticAt(position: Position, severity: Diagnostic['severity'], message: string): Diagnostic {
  return { severity, message, position, length: 1 };
}

/** In the order of files, lines and columns, each once: a file that two threads import is compiled twice. */
export function tidied(diagnostics: readonly Diagnostic[], fileOrder: readonly string[]): readonly Diagnostic[] {
  const different = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...different.values()].sort(
    ({ position: one }, { position: other }) =>
      fileOrder.indexOf(one.file) - fileOrder.indexOf(other.file) || one.line - other.line || one.column - other.column,
  );
}

function sentenceOf({ text, notes }: Message): string {
  const plain = text.replaceAll(new RegExp(`"(?:${namespaces.program}|${namespaces.realm}):`, 'gu'), '"');
  if (plain.startsWith('Could not resolve import(')) return writtenOutImport;
  const missing = /^No matching export in "(?<from>[^"]*)" for import "(?<name>[^"]*)"/u.exec(plain)?.groups;
  if (missing) return missingExport(missing['from'] ?? '', missing['name'] ?? '');

  const hint = notes.find((note) => note.text.startsWith('Did you mean'))?.text;
  return [plain, hint]
    .filter((part) => part !== undefined)
    .map(ended)
    .join(' ');
}

function missingExport(from: string, name: string): string {
  const what = name === 'default' ? 'default export' : `export named "${name}"`;
  if (!isRealmModule(from)) return `"${shownFileName(from)}" has no ${what}.`;
  const hint = name === 'default' ? ` Write import { … } or import * as ${from === 'lab' ? 'lab' : 'Comlink'}.` : '';
  return `"${from}" has no ${what}; it exports ${listed(realmModules[from])}.${hint}`;
}

function ended(text: string): string {
  // esbuild ends with a colon where a note follows.
  const plain = text.replace(/:$/u, '');
  return /[.!?]$/u.test(plain) ? plain : `${plain}.`;
}
