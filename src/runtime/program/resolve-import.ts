import { importedCellFile, nameOfCellFile, shownFileName, cellFileOf } from './cell-names.ts';
import { listed } from './listed.ts';
import { isRealmModule, type RealmModule } from './realm-modules.ts';

/** What an import leads to. */
export type Resolved =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'realm'; readonly name: RealmModule }
  | { readonly kind: 'nothing'; readonly message: string };

const importable = 'A program can import its own files, "lab" and "comlink".';

/** Finds what `specifier` means in the file `importer`, by TypeScript's rules: the ending may be left out. */
export function resolveImport(specifier: string, importer: string, names: ReadonlySet<string>): Resolved {
  if (isRealmModule(specifier)) return { kind: 'realm', name: specifier };
  if (specifier.startsWith('#')) return resolveCell(specifier, names);
  if (!/^\.\.?(?:\/|$)/u.test(specifier)) return { kind: 'nothing', message: notRelative(specifier, names) };

  const path = joinPath(importer, specifier);
  if (path === undefined) {
    return { kind: 'nothing', message: `"${specifier}" leads out of the program. ${importable}` };
  }
  const name = candidates(path).find((candidate) => names.has(candidate));
  if (name !== undefined) return { kind: 'file', name };
  return { kind: 'nothing', message: `There is no file "${path}" in this program. ${filesOf(names)}` };
}

/** A file of another cell has to be written out: package.json's `imports`, which give it outside, complete no names. */
function resolveCell(specifier: string, names: ReadonlySet<string>): Resolved {
  const wanted = importedCellFile(specifier);
  if (!wanted) {
    const message = `${JSON.stringify(specifier)} names no program: write "#" and the id of another program of the lesson, as in "#primes".`;
    return { kind: 'nothing', message };
  }
  const name = nameOfCellFile(wanted);
  if (names.has(name)) return { kind: 'file', name };
  const files = [...names].filter((known) => cellFileOf(known)?.id === wanted.id);
  const message =
    files.length === 0
      ? `There is no program "#${wanted.id}" here to import from.`
      : `There is no file "${wanted.file}" in the program "#${wanted.id}". ${filesOf(new Set(files))}`;
  return { kind: 'nothing', message };
}

/** The name that a relative path has when it is written in the file `importer`; none if it leads out of the program. */
export function joinPath(importer: string, path: string): string | undefined {
  const parts = importer.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** In TypeScript's order; a `.js` that is not there means the `.ts` that it would be made from. */
function candidates(path: string): readonly string[] {
  const folder = path === '' ? '' : `${path}/`;
  return [path, `${path}.ts`, `${path}.js`, path.replace(/\.js$/u, '.ts'), `${folder}index.ts`, `${folder}index.js`];
}

function notRelative(specifier: string, names: ReadonlySet<string>): string {
  const file = candidates(specifier.replace(/^\//u, '')).find((candidate) => names.has(candidate));
  if (file !== undefined) return `"${specifier}" is not the name of a package; for the file, write "./${file}".`;
  if (/^(?:https?:)?\/\//u.test(specifier))
    return `A program has no network, so "${specifier}" cannot be fetched. ${importable}`;
  return `"${specifier}" cannot be imported. ${importable}`;
}

function filesOf(names: ReadonlySet<string>): string {
  const shown = [...names].map((name) => `"${shownFileName(name)}"`);
  return shown.length === 1 ? `Its only file is ${shown.join('')}.` : `Its files are ${listed(shown)}.`;
}
