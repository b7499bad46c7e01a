import { basename, dirname } from 'node:path';
import { buildKey } from '../runtime/program/build-key.ts';
import { findRegionProblems } from '../runtime/program/regions.ts';
import { findFileProblem } from '../runtime/program/valid-files.ts';
import type { MachineChoice, PickedMachine } from '../runtime/index.ts';
import type { CourseProblem } from './course-problem.ts';
import type { LessonProgram, Origin } from './lesson-programs.ts';
import type { FolderFile } from './program-folder.ts';

/** The part of the path at which the programs of exercises hang: drafts of `<id>` are kept as `exercises/<id>`. */
const exercisePrograms = 'exercises';

/** A program of an exercise, or what is wrong with it. */
export type ReadExerciseProgram = {
  readonly program?: LessonProgram;
  readonly problems: readonly CourseProblem[];
};

/** What an exercise's program is called, and what it is. */
export type ExerciseProgramRequest = {
  /** `<exercise>`, or `<exercise>/solution` and the like. */
  readonly id: string;
  readonly title: string;
  readonly machine: PickedMachine;
  /** The first file is the entry. */
  readonly files: readonly FolderFile[];
  /** Where its author speaks of it. */
  readonly shownAt: Origin;
};

/** The machine on which a program of an exercise is run: what its author writes is one that runs programs. */
export function runMachineOf({ machine, id }: Pick<LessonProgram, 'machine' | 'id'>): MachineChoice {
  if (machine.kind === 'schedules') throw new Error(`the exercise program ${id} has no machine to run on`);
  return machine;
}

/** Makes a program of the course of an exercise's files. */
export function exerciseProgram({
  id,
  title,
  machine,
  files: placed,
  shownAt,
}: ExerciseProgramRequest): ReadExerciseProgram {
  const [main, ...others] = placed.map(({ name, text }) => ({ name, text }));
  if (!main) throw new Error(`the exercise program ${id} has no files`);
  const files = [main, ...others] as const;
  const wrong = findFileProblem(files);
  if (wrong) return { problems: [{ ...shownAt, message: wrong.message }] };
  const problems = placed.flatMap(({ path, firstLine, text }) =>
    findRegionProblems(text).map(({ line, message }) => ({ file: path, line: firstLine + line - 1, message })),
  );
  const program: LessonProgram = {
    lesson: exercisePrograms,
    id,
    title,
    machine,
    varies: 'order',
    program: { title, files },
    origins: placed.map(({ path, firstLine }) => ({ file: path, line: firstLine })),
    shownAt,
    // Nobody records what exercises print: a reader is about to change it.
    recording: `${dirname(shownAt.file)}/recorded/${basename(id)}.json`,
    hash: buildKey({ files }, 'plain').slice(0, 16),
  };
  return { program, problems };
}

/** The files of one folder over those of another: a file of the same name takes the place of the one below. */
export function overlaid(below: readonly FolderFile[], above: readonly FolderFile[]): readonly FolderFile[] {
  const names = new Set(above.map(({ name }) => name));
  const all = [...below.filter(({ name }) => !names.has(name)), ...above];
  const main = all.find(({ name }) => name === 'main.ts');
  return main ? [main, ...all.filter((file) => file !== main)] : all;
}
