import { findImports } from '../program/import-specifiers.ts';
import type { Program, ProgramFile } from '../program/program.ts';
import { joinPath, resolveImport } from '../program/resolve-import.ts';
import { tokensOf } from '../program/tokens.ts';

/**
 * The modules that are executed because the entry imports them, itself left out: those whose functions a pool can call.
 * What is imported for its types only, or while the program runs, is not among them.
 */
export function importedModules({ files }: Pick<Program, 'files'>): readonly string[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const names = new Set(byName.keys());
  const found = new Set<string>();
  const follow = (file: ProgramFile): void => {
    if (file.name.endsWith('.json')) return;
    for (const { specifier, kind, isTypeOnly } of findImports(file.text)) {
      if (kind === 'dynamic' || isTypeOnly) continue;
      const resolved = resolveImport(specifier, file.name, names);
      const next = resolved.kind === 'file' ? byName.get(resolved.name) : undefined;
      if (!next || found.has(next.name)) continue;
      found.add(next.name);
      follow(next);
    }
  };
  follow(files[0]);
  return [...found].filter((name) => name !== files[0].name && !name.endsWith('.json'));
}

/** The address of a file in a program's text: `"./worker.ts", import.meta.url`, in UTF-16 units. */
export type WrittenAddress = { readonly path: string; readonly start: number; readonly end: number };

/** Finds what stands between the brackets of each `new URL("./worker.ts", import.meta.url)`. */
export function findAddresses(text: string): readonly WrittenAddress[] {
  if (!text.includes('import.meta')) return [];
  const tokens = tokensOf(text);
  return tokens.flatMap((token, index): readonly WrittenAddress[] => {
    const [name, open, ...rest] = tokens.slice(index - 2, index + 7);
    if (token.kind !== 'text' || name?.text !== 'URL' || open?.text !== '(') return [];
    if (
      rest
        .map((one) => one.text)
        .slice(1)
        .join('') !== ',import.meta.url'
    )
      return [];
    return [{ path: token.text.slice(1, -1), start: token.start, end: rest.at(-1)?.end ?? token.end }];
  });
}

/** The files that a program starts as workers, as far as their addresses are written out. */
export function workerFiles({ files }: Pick<Program, 'files'>): readonly string[] {
  const names = new Set(files.map(({ name }) => name));
  const found = files.flatMap(({ name, text }) => findAddresses(text).map(({ path }) => joinPath(name, path) ?? ''));
  return [...new Set(found)].filter((name) => names.has(name));
}
