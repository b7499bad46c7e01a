import { findImports } from '../program/import-specifiers.ts';
import type { ProgramFile } from '../program/program.ts';
import { resolveImport } from '../program/resolve-import.ts';
import { comlinkVersion } from './outside-sources.ts';
import { tokensOf } from '../program/tokens.ts';

/** Where Deno finds comlink: in npm's registry, once, and then in its own cache. */
export const comlinkAddress = `npm:comlink@${comlinkVersion}`;

/** A stretch of a text and what takes its place, in UTF-16 units. */
export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

/** Applies edits that do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** A module as Deno takes it: imports with their endings written out, `lab` and other cells by their places. */
export function denoModule(file: ProgramFile, names: ReadonlySet<string>): string {
  if (file.name.endsWith('.json')) return file.text;
  const depth = file.name.split('/').length - 1;
  const edits = findImports(file.text).flatMap(({ specifier, start, end }): readonly TextEdit[] => {
    const resolved = resolveImport(specifier, file.name, names);
    if (resolved.kind === 'nothing') return [];
    if (resolved.kind === 'realm') {
      const address = resolved.name === 'lab' ? `${'../'.repeat(depth + 1)}lab/index.ts` : comlinkAddress;
      return [{ start, end, text: JSON.stringify(address) }];
    }
    const address = `./${'../'.repeat(depth)}${resolved.name}`;
    const attribute = needsAttribute(file.text, resolved.name, end) ? ' with { type: "json" }' : '';
    return [{ start, end, text: JSON.stringify(address) + attribute }];
  });
  return edited(file.text, edits);
}

/** Our compiler takes JSON without being told that it is JSON; Deno does not. */
function needsAttribute(text: string, name: string, end: number): boolean {
  return name.endsWith('.json') && tokensOf(text.slice(end, end + 40))[0]?.text !== 'with';
}
