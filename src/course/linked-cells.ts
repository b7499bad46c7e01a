import { cellFileOf } from '../runtime/program/cell-names.ts';
import { buildKey } from '../runtime/program/build-key.ts';
import type { Program } from '../runtime/program/program.ts';
import { findFileProblem } from '../runtime/program/valid-files.ts';
import { wholeProgram } from '../runtime/notebook/cell-graph.ts';
import type { CourseProblem } from './course-problem.ts';

type Origin = { readonly file: string; readonly line: number };

/** What of a lesson's program it takes to link it. */
type Linkable = {
  readonly id: string;
  readonly program: Program;
  readonly origins: readonly Origin[];
  readonly shownAt: Origin;
  readonly hash: string;
};

/** Gives each program of a lesson the files of the cells that it imports from. A circle is a problem, with its line. */
export function linkCells<One extends Linkable>(
  programs: readonly One[],
): { readonly programs: readonly One[]; readonly problems: readonly CourseProblem[] } {
  const own = new Map(programs.map((program) => [program.id, program]));
  const linked = programs.map((program) => linkCell(program, own));
  return {
    programs: linked.map((one) => one.program),
    problems: linked.flatMap((one) => one.problems),
  };
}

function linkCell<One extends Linkable>(
  program: One,
  lesson: ReadonlyMap<string, One>,
): { readonly program: One; readonly problems: readonly CourseProblem[] } {
  const reserved = program.program.files.find(({ name }) => cellFileOf(name) !== undefined);
  if (reserved) {
    const message = `The file "${reserved.name}" needs another folder: cells/ is where a program keeps what it imports from other programs.`;
    return { program, problems: [{ ...program.shownAt, message }] };
  }
  const whole = wholeProgram(program.id, program.program.files, (id) => lesson.get(id)?.program.files);
  if (whole.files === program.program.files && whole.problems.length === 0) return { program, problems: [] };

  const origins = whole.files.map(({ name }, index) => {
    const from = cellFileOf(name);
    const owner = from && lesson.get(from.id);
    const place = owner
      ? owner.origins[owner.program.files.findIndex((file) => file.name === from.file)]
      : program.origins[index];
    return place ?? program.shownAt;
  });
  const problems = whole.problems.map(({ message, position }) => {
    const origin = origins[whole.files.findIndex(({ name }) => name === position.file)] ?? program.shownAt;
    return { file: origin.file, line: origin.line + position.line - 1, message };
  });
  const excess = findFileProblem(whole.files);
  if (excess) problems.push({ ...program.shownAt, message: excess.message });
  const { files } = whole;
  return {
    program: {
      ...program,
      program: { ...program.program, files },
      origins,
      hash: buildKey({ files }, 'plain').slice(0, 16),
    },
    problems,
  };
}

/** The files of a lesson's program that its author wrote for it. */
export function ownFiles({ files: [main, ...others] }: Program): Program['files'] {
  return [main, ...others.filter(({ name }) => cellFileOf(name) === undefined)];
}

/** The files that came from other cells. */
export function importedFiles({ files }: Program): readonly Program['files'][number][] {
  return files.filter(({ name }) => cellFileOf(name) !== undefined);
}
