/**
 * A program imports from another cell of its lesson by that cell's id: `#primes` is its entry, `#primes/sieve.ts`
 * another of its files. Compiled, and in a link, the other cell's files are files of the program, below `cells/`.
 */
const folder = 'cells';
const entry = 'main.ts';

/** A file of a cell. */
export type CellFile = { readonly id: string; readonly file: string };

/** The file of another cell that an import names; undefined for what names no cell. */
export function importedCellFile(specifier: string): CellFile | undefined {
  const [, id, file = entry] = /^#([a-z][a-z0-9-]*)(?:\/(.+))?$/u.exec(specifier) ?? [];
  return id === undefined ? undefined : { id, file };
}

/** The name that a file of another cell has in the program that imports it. */
export function nameOfCellFile({ id, file }: CellFile): string {
  return `${folder}/${id}/${file}`;
}

/** The cell that a file of a program came from; undefined for the program's own. */
export function cellFileOf(name: string): CellFile | undefined {
  const [, id, file] = /^cells\/([a-z][a-z0-9-]*)\/(.+)$/u.exec(name) ?? [];
  return id === undefined || file === undefined ? undefined : { id, file };
}

/** How a file's name is shown: what came from another cell by that cell's id, as in `#primes/main.ts`. */
export function shownFileName(name: string): string {
  const from = cellFileOf(name);
  return from ? `#${from.id}/${from.file}` : name;
}

/**
 * What `imports` of package.json says, so that `#primes` means the same to TypeScript, Node, Vite and Deno as it does to
 * our compiler (Node's documentation, "Subpath imports"); undefined for a program that has no other cell's files.
 * `place` gives the folder of a cell.
 */
export function packageImports(
  files: readonly { readonly name: string }[],
  place = (id: string): string => `./${folder}/${id}`,
): Readonly<Record<string, string>> | undefined {
  const ids = [...new Set(files.flatMap(({ name }) => cellFileOf(name)?.id ?? []))];
  if (ids.length === 0) return undefined;
  return Object.fromEntries(
    ids.flatMap((id) => [
      [`#${id}`, `${place(id)}/${entry}`],
      [`#${id}/*`, `${place(id)}/*`],
    ]),
  );
}
