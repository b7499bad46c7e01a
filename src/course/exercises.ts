import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { itemSchema, type Item } from '../runtime/grading/items/item.ts';
import type { MachineChoice } from '../runtime/index.ts';
import { parseMachine } from './attributes.ts';
import type { CourseProblem } from './course-problem.ts';
import { readFrontmatter } from './exercise-frontmatter.ts';
import type { ExerciseFacts, WrongAnswer } from './exercise-facts.ts';
import { exerciseProgram, overlaid } from './exercise-programs.ts';
import { isExerciseId, programKinds, scheduledKinds, type ExerciseFrontmatter } from './exercise-schema.ts';
import { findStrayFolders, readExploredExercise, type ExploredExercise } from './explored-exercises.ts';
import { lessonName, type LessonProgram, type Origin } from './lesson-programs.ts';
import { filesInOrder, readProgramFolder, readText, type FolderFile } from './program-folder.ts';
import { units } from './units.ts';

const exercisesFolder = 'src/content/exercises';
/** What checks have in common: not an exercise, but files that each check may import as `../shared/name.ts`. */
const sharedFolder = `${exercisesFolder}/shared`;

/** An exercise whose answer is a program or its machine, as its author wrote it. */
export type ProgramExercise = ExerciseFacts & {
  readonly answer: 'program';
  /** What a reader begins with; its key is `exercises/<id>`. */
  readonly start: LessonProgram;
  readonly solution: LessonProgram;
  readonly wrong: readonly WrongAnswer<LessonProgram>[];
  readonly check: LessonProgram;
  readonly changes: 'files' | { readonly file: string } | 'machine';
};

/** An exercise whose answer is data. */
export type ItemExercise = ExerciseFacts & {
  readonly answer: 'item';
  readonly item: Item;
  readonly wrong: readonly WrongAnswer<unknown>[];
};

/** An exercise of the course. */
export type CourseExercise = ProgramExercise | ItemExercise | ExploredExercise;

/** All exercises in the order of the course, and everything that is wrong with them. */
export type Exercises = {
  readonly exercises: readonly CourseExercise[];
  readonly problems: readonly CourseProblem[];
};

type ReadExercise = { readonly exercise?: CourseExercise; readonly problems: readonly CourseProblem[] };

/** Reads all exercises of the project at `root`; `lessons` are the paths of its lessons, from there. */
export async function readExercises(root: string, lessons: readonly string[]): Promise<Exercises> {
  const shared = await readProgramFolder(root, sharedFolder);
  const known = new Set(lessons.map(lessonName));
  const files = await filesInOrder(root, `${exercisesFolder}/*/index.mdx`);
  const read = await Promise.all(
    files.map(async (file) => readExercise(root, file, await readText(root, file), shared, known)),
  );
  const found = read.flatMap(({ exercise }) => exercise ?? []);
  return {
    exercises: found.toSorted((one, other) => placeOf(one) - placeOf(other) || (one.id < other.id ? -1 : 1)),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Every program of an exercise, its check included. */
export function programsOfExercise(exercise: CourseExercise): readonly LessonProgram[] {
  switch (exercise.answer) {
    case 'item':
      return [];
    case 'explored':
      return exercise.programs;
    case 'program': {
      const { start, solution, wrong, check } = exercise;
      return [start, solution, ...wrong.map(({ given }) => given), check];
    }
  }
}

const lessonOrder: readonly string[] = units.flatMap(({ folder, lessons }) =>
  lessons.map((lesson) => `${folder}/${lesson}`),
);

function placeOf({ facts }: CourseExercise): number {
  return lessonOrder.indexOf(facts.lesson);
}

async function readExercise(
  root: string,
  file: string,
  source: string,
  shared: readonly FolderFile[],
  lessons: ReadonlySet<string>,
): Promise<ReadExercise> {
  const id = basename(dirname(file));
  const problem = (line: number, message: string): CourseProblem => ({ file, line, message });
  if (!isExerciseId(id) || id === basename(sharedFolder)) {
    const message = `"${id}" cannot name an exercise: use 2 to 60 lower-case letters, digits and dashes.`;
    return { problems: [problem(1, message)] };
  }
  const frontmatter = readFrontmatter(file, source);
  if (!frontmatter.ok) return { problems: frontmatter.problems };
  const { value: facts, lineOf } = frontmatter;
  const problems: CourseProblem[] = [];
  if (!lessons.has(facts.lesson))
    problems.push(
      problem(lineOf('lesson'), `There is no lesson "${facts.lesson}" that this exercise could belong to.`),
    );

  const isExplored = scheduledKinds.has(facts.kind);
  const isProgram = programKinds.has(facts.kind);
  const isAnsweredByProgram = isProgram || facts.kind === 'repair';
  for (const { field, belongs } of [
    { field: 'item', belongs: !isProgram && !isExplored },
    { field: 'asks', belongs: isExplored },
    { field: 'machine', belongs: isProgram },
    { field: 'tunes', belongs: facts.kind === 'tune' },
    { field: 'solved', belongs: facts.tunes === 'machine' },
  ] as const) {
    const isThere = facts[field] !== undefined;
    if (isThere && !belongs) problems.push(problem(lineOf(field), `An exercise of this kind has no ${field}.`));
    if (!isThere && belongs) problems.push(problem(1, `This exercise has no ${field}.`));
  }
  for (const [name, { answer, machine }] of Object.entries(facts.wrong)) {
    const at = lineOf('wrong', name);
    if (isAnsweredByProgram === (answer !== undefined)) {
      const message = isAnsweredByProgram ? 'A wrong program is a folder of wrong/.' : `wrong.${name} has no answer.`;
      problems.push(problem(at, message));
    }
    if ((facts.tunes === 'machine') !== (machine !== undefined))
      problems.push(problem(at, `wrong.${name} ${machine ? 'needs no' : 'has no'} machine.`));
  }
  if (problems.length > 0) return { problems };

  const known: ExerciseFacts = { id, file, facts };
  if (isProgram) return readProgramExercise(root, known, lineOf, shared);
  if (isExplored) return readExploredExercise(root, known, lineOf);
  const item = v.safeParse(itemSchema, facts.item);
  if (!item.success) {
    const places = item.issues.map(({ path = [], message }) => ({
      line: lineOf('item', ...path.map(({ key }) => (typeof key === 'number' ? key : String(key)))),
      message,
    }));
    return {
      problems: places.map(({ line, message }) => problem(line, `In this exercise, item is not right: ${message}`)),
    };
  }
  const wrong = Object.entries(facts.wrong).map(([name, { fails, answer }]) => ({ name, fails, given: answer }));
  return { exercise: { ...known, answer: 'item', item: item.output, wrong }, problems: [] };
}

async function readProgramExercise(
  root: string,
  known: ExerciseFacts,
  lineOf: (...path: readonly (string | number)[]) => number,
  shared: readonly FolderFile[],
): Promise<ReadExercise> {
  const { id, file, facts } = known;
  const { title, tunes } = facts;
  const folder = dirname(file);
  const problems: CourseProblem[] = [];
  const complain = (line: number, ...messages: readonly string[]): void => {
    problems.push(...messages.map((message) => ({ file, line, message })));
  };
  const machineAt = (
    written: ExerciseFrontmatter['machine'],
    ...path: readonly string[]
  ): MachineChoice | undefined => {
    const machine = parseMachine(written ?? {});
    if (!machine.ok) complain(lineOf(...path), ...machine.messages);
    return machine.ok ? machine.value : undefined;
  };
  const shownAt = (line: number): Origin => ({ file, line });
  const make = (
    name: string,
    machine: MachineChoice,
    files: readonly FolderFile[],
    line: number,
  ): LessonProgram | undefined => {
    const made = exerciseProgram({ id: name, title, machine, files, shownAt: shownAt(line) });
    problems.push(...made.problems);
    return made.program;
  };

  const machine = machineAt(facts.machine, 'machine');
  const startFiles = overlaid([], await readProgramFolder(root, `${folder}/start`));
  const checkFiles = await checkFilesOf(root, folder, id, shared);
  if (startFiles[0]?.name !== 'main.ts') complain(1, 'This exercise has no start/main.ts, which a reader begins with.');
  if (checkFiles.length === 0) complain(1, 'This exercise has no check.ts, which says what must hold.');
  const changes = tunes === undefined ? 'files' : tunes === 'machine' ? 'machine' : { file: tunes };
  if (typeof changes === 'object' && !startFiles.some(({ name }) => name === changes.file))
    complain(lineOf('tunes'), `There is no start/${changes.file} that a reader could change.`);
  if (changes === 'machine' && machine?.kind !== 'simulated')
    complain(lineOf('machine'), 'Only the simulated machine has settings to tune.');
  await findStrayFolders(root, folder, facts, complain);
  if (!machine || problems.length > 0) return { problems };

  const answers = async (
    name: string,
    settings: MachineChoice | undefined,
    line: number,
  ): Promise<LessonProgram | undefined> => {
    const own = changes === 'machine' ? [] : await readProgramFolder(root, `${folder}/${name}`);
    if (changes !== 'machine' && own.length === 0) complain(line, `There is no program in ${folder}/${name}.`);
    if (typeof changes === 'object' && own.some((one) => one.name !== changes.file))
      complain(line, `${name} holds more than ${changes.file}, which is all that may be changed.`);
    return make(`${id}/${name}`, settings ?? machine, overlaid(startFiles, own), line);
  };
  const start = make(id, machine, startFiles, 1);
  const solution = await answers('solution', facts.solved && machineAt(facts.solved, 'solved'), 1);
  const wrong: WrongAnswer<LessonProgram>[] = [];
  for (const [name, { fails, machine: settings }] of Object.entries(facts.wrong)) {
    const at = settings && machineAt(settings, 'wrong', name, 'machine');
    const given = await answers(`wrong/${name}`, at, lineOf('wrong', name));
    if (given) wrong.push({ name, fails, given });
  }
  const check = make(`${id}/check`, { kind: 'workers', workers: 1 }, checkFiles, 1);
  if (!start || !solution || !check || problems.length > 0) return { problems };
  return { exercise: { ...known, answer: 'program', start, solution, wrong, check, changes }, problems: [] };
}

/** The check is a program of its own, with what checks share beside it. */
async function checkFilesOf(
  root: string,
  folder: string,
  id: string,
  shared: readonly FolderFile[],
): Promise<readonly FolderFile[]> {
  const [check] = (await readProgramFolder(root, folder)).filter(({ name }) => name === 'check.ts');
  if (!check) return [];
  return [{ ...check, name: `${id}/check.ts` }, ...shared.map((file) => ({ ...file, name: `shared/${file.name}` }))];
}
