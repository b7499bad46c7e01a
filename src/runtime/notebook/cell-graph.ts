import type { Diagnostic } from '../results.ts';
import { cellFileOf, importedCellFile, nameOfCellFile } from '../program/cell-names.ts';
import { findImports } from '../program/import-specifiers.ts';
import type { Program, ProgramFile } from '../program/program.ts';

/** The own files of the cell with this id, as they stand; undefined where there is none. */
export type CellSource = (id: string) => readonly ProgramFile[] | undefined;

/** A program with the files of all cells that it builds on. */
export type WholeProgram = {
  /** Its own files first. The same array as was given where it builds on no other cell. */
  readonly files: Program['files'];
  /** Cells that it builds on, each before those that import from it. */
  readonly builtOn: readonly string[];
  /** Cells that are named and that nobody knows. The compiler says at which line. */
  readonly missing: readonly string[];
  /** A circle, at the import that closes it; named as in `files`. */
  readonly problems: readonly Diagnostic[];
};

/**
 * Puts the files of the cells that `files` import from beside them, and of those that these import from. What already
 * stands below `cells/`, as in a program that came by a link, stays as it is.
 */
export function wholeProgram(id: string, files: Program['files'], source: CellSource): WholeProgram {
  const given = new Set(files.map(({ name }) => cellFileOf(name)?.id));
  const builtOn: string[] = [];
  const missing = new Set<string>();
  const problems: Diagnostic[] = [];
  const brought: ProgramFile[] = [];
  const path = [id];

  const follow = (file: ProgramFile): void => {
    for (const { cell, start, end } of cellImports(file)) {
      if (path.includes(cell)) {
        problems.push(circle([...path.slice(path.indexOf(cell)), cell], file, start, end));
      } else if (!given.has(cell) && !builtOn.includes(cell) && !missing.has(cell)) {
        const own = source(cell);
        if (own) bring(cell, own);
        else missing.add(cell);
      }
    }
  };
  const bring = (cell: string, own: readonly ProgramFile[]): void => {
    path.push(cell);
    const named = own.map((file) => ({ name: nameOfCellFile({ id: cell, file: file.name }), text: file.text }));
    named.forEach(follow);
    path.pop();
    builtOn.push(cell);
    brought.push(...named);
  };
  files.forEach(follow);

  const [main, ...others] = files;
  return {
    files: brought.length === 0 ? files : [main, ...others, ...brought],
    builtOn,
    missing: [...missing],
    problems,
  };
}

/** The cells that a file imports from, with the places of their names. */
function cellImports({ name, text }: ProgramFile): readonly {
  readonly cell: string;
  readonly start: number;
  readonly end: number;
}[] {
  if (name.endsWith('.json') || !/["']#/u.test(text)) return [];
  return findImports(text).flatMap(({ specifier, start, end }) => {
    const wanted = importedCellFile(specifier);
    return wanted ? [{ cell: wanted.id, start, end }] : [];
  });
}

/** `ids` begins and ends with the same cell. */
function circle(ids: readonly string[], file: ProgramFile, start: number, end: number): Diagnostic {
  const [first = '', ...others] = ids.map((id) => `"#${id}"`);
  const message =
    others.length === 1
      ? `A program cannot import from itself by its own id, ${first}.`
      : `Programs cannot build on each other in a circle: ${first} builds on ${others.join(', which builds on ')}. Move what both need to a program of its own.`;
  const before = file.text.slice(0, start).split(/\r\n|[\n\r]/u);
  return {
    severity: 'error',
    message,
    position: { file: file.name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    length: end - start,
  };
}
