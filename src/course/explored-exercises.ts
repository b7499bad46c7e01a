import { dirname } from 'node:path';
import * as v from 'valibot';
import { exploredTaskSchema, type ExploredTask } from '../runtime/grading/items/explored-task.ts';
import type { CourseProblem } from './course-problem.ts';
import type { ExerciseFacts, WrongAnswer } from './exercise-facts.ts';
import { exerciseProgram, overlaid } from './exercise-programs.ts';
import type { ExerciseFrontmatter } from './exercise-schema.ts';
import type { LessonProgram } from './lesson-programs.ts';
import { readProgramFolder, type FolderFile } from './program-folder.ts';

/** An exercise about a threads program, whose answer is held against all schedules. */
export type ExploredExercise = ExerciseFacts & {
  readonly answer: 'explored';
  readonly asks: ExploredTask;
  /** The program that it is about, or that a reader begins with; its key is `exercises/<id>`. */
  readonly start: LessonProgram;
  /** Where the answer is a program: one that is right. Otherwise what is right comes of exploring `start`. */
  readonly solution?: LessonProgram;
  readonly wrong: readonly WrongAnswer<ExploredAnswer>[];
  /** All of its programs. */
  readonly programs: readonly LessonProgram[];
};

/** An answer to such an exercise as its author wrote it. */
export type ExploredAnswer =
  | { readonly kind: 'program'; readonly program: LessonProgram }
  /** What it is has still to be parsed. */
  | { readonly kind: 'response'; readonly response: unknown };

type ReadExplored = { readonly exercise?: ExploredExercise; readonly problems: readonly CourseProblem[] };

const machine = { kind: 'schedules' } as const;

/** Reads an exercise of this kind. Its folders are those of other programs: `start/`, and for repairs `solution/` and `wrong/`. */
export async function readExploredExercise(
  root: string,
  known: ExerciseFacts,
  lineOf: (...path: readonly (string | number)[]) => number,
): Promise<ReadExplored> {
  const { id, file, facts } = known;
  const folder = dirname(file);
  const problems: CourseProblem[] = [];
  const complain = (line: number, message: string): void => {
    problems.push({ file, line, message });
  };

  const asked = v.safeParse(exploredTaskSchema, {
    kind: facts.kind,
    ...(typeof facts.asks === 'object' && facts.asks),
  });
  if (!asked.success) {
    for (const { path = [], message } of asked.issues) {
      const keys = path.map(({ key }) => (typeof key === 'number' ? key : String(key)));
      complain(lineOf('asks', ...keys), `In this exercise, asks.${keys.join('.')} ${message}.`);
    }
    return { problems };
  }
  const asks = asked.output;
  const startFiles = overlaid([], await readProgramFolder(root, `${folder}/start`));
  if (startFiles[0]?.name !== 'main.ts') complain(1, 'This exercise has no start/main.ts, which exports the threads.');
  if (asks.kind === 'repair' && !startFiles.some(({ name }) => name === asks.changes))
    complain(lineOf('asks', 'changes'), `There is no start/${asks.changes} that a reader could change.`);
  if (asks.kind === 'repair') await findStrayFolders(root, folder, facts, complain);
  if (problems.length > 0) return { problems };

  const make = (name: string, files: readonly FolderFile[], line: number): LessonProgram | undefined => {
    const made = exerciseProgram({ id: name, title: facts.title, machine, files, shownAt: { file, line } });
    problems.push(...made.problems);
    return made.program;
  };
  const changed = async (name: string, line: number): Promise<LessonProgram | undefined> => {
    const own = await readProgramFolder(root, `${folder}/${name}`);
    if (own.length === 0) complain(line, `There is no program in ${folder}/${name}.`);
    if (asks.kind === 'repair' && own.some((one) => one.name !== asks.changes))
      complain(line, `${name} holds more than ${asks.changes}, which is all that may be changed.`);
    return make(`${id}/${name}`, overlaid(startFiles, own), line);
  };

  const start = make(id, startFiles, 1);
  const solution = asks.kind === 'repair' ? await changed('solution', 1) : undefined;
  const wrong: WrongAnswer<ExploredAnswer>[] = [];
  for (const [name, { fails, answer }] of Object.entries(facts.wrong)) {
    if (asks.kind !== 'repair') wrong.push({ name, fails, given: { kind: 'response', response: answer } });
    else {
      const program = await changed(`wrong/${name}`, lineOf('wrong', name));
      if (program) wrong.push({ name, fails, given: { kind: 'program', program } });
    }
  }
  if (!start || problems.length > 0) return { problems };
  const programs = [
    start,
    ...(solution ? [solution] : []),
    ...wrong.flatMap(({ given }) => (given.kind === 'program' ? [given.program] : [])),
  ];
  return {
    exercise: { ...known, answer: 'explored', asks, start, ...(solution && { solution }), wrong, programs },
    problems: [],
  };
}

/** A wrong answer that the frontmatter does not name would never be tried. */
export async function findStrayFolders(
  root: string,
  folder: string,
  { wrong }: ExerciseFrontmatter,
  complain: (line: number, message: string) => void,
): Promise<void> {
  const files = await readProgramFolder(root, `${folder}/wrong`);
  const names = new Set(files.map(({ name }) => name.split('/', 1)[0] ?? ''));
  for (const name of names) if (!(name in wrong)) complain(1, `The frontmatter does not say what wrong/${name} fails.`);
}
