import { dirname, posix } from 'node:path';
import * as v from 'valibot';
import type { PickedMachine, Program, Varies } from '../runtime/index.ts';
import type { Prediction } from '../runtime/grading/items/prediction.ts';
import { buildKey } from '../runtime/program/build-key.ts';
import { findRegionProblems } from '../runtime/program/regions.ts';
import { shapeOf } from '../runtime/program-shape.ts';
import { findFileProblem } from '../runtime/program/valid-files.ts';
import { parseAttributes, type CellAttributes, type WrittenAttribute } from './attributes.ts';
import { CourseError, type CourseProblem } from './course-problem.ts';
import { splitFence } from './fence-files.ts';
import { findCells, type FoundCell } from './fences.ts';
import { linkCells } from './linked-cells.ts';
import { readPredictions } from './predictions.ts';
import { filesInOrder, readProgramFolder, readText, type FolderFile } from './program-folder.ts';

/** A program of the course, whichever way its author wrote it. */
export type LessonProgram = {
  /** `<unit>/<lesson>`, or the name of the page that shows it, such as `home`. */
  readonly lesson: string;
  /** Unique in its lesson. */
  readonly id: string;
  readonly title: string;
  readonly machine: PickedMachine;
  readonly varies: Varies;
  /** Its own files first, then those of the cells that it imports from, below `cells/`. */
  readonly program: Program;
  /** Where each file of the program begins on disk, in the order of the files. */
  readonly origins: readonly Origin[];
  /** Where the author shows it. */
  readonly shownAt: Origin;
  /** Its recorded output: a path from the project's root, whether or not the file is there. */
  readonly recording: string;
  /** Of the files and the recipe: equal hashes, equal builds. */
  readonly hash: string;
  /** What a reader is asked before the first run. */
  readonly prediction?: Prediction;
};

/** A place on disk: path from the project's root, line from 1. */
export type Origin = { readonly file: string; readonly line: number };

/** Everything that was read, and everything that is wrong with it. */
export type Course = CoursePart & {
  /** Paths of all lessons, from the project's root. */
  readonly lessons: readonly string[];
};

/** What one lesson or page gave. */
export type CoursePart = { readonly programs: readonly LessonProgram[]; readonly problems: readonly CourseProblem[] };

const lessonsFolder = 'src/content/docs';
const pageProgramsFolder = 'src/content/programs';

/** Where drafts, links and progress hang on: `two-words/concurrency-is-not-parallelism`, or `home` for the first page. */
export function lessonName(lessonFile: string): string {
  return (
    posix
      .relative(lessonsFolder, lessonFile)
      .replace(/\.mdx$/u, '')
      .replace(/(?:^|\/)index$/u, '') || 'home'
  );
}

/** What names a program in the whole course: `<lesson>/<id>`. */
export function programKey({ lesson, id }: Pick<LessonProgram, 'lesson' | 'id'>): string {
  return `${lesson}/${id}`;
}

/** Reads the programs of every lesson and page of the project at `root`. */
export async function readCourse(root: string): Promise<Course> {
  const lessons = await filesInOrder(root, `${lessonsFolder}/**/*.mdx`);
  const pagePrograms = await filesInOrder(root, `${pageProgramsFolder}/*/*.json`);
  const parts = await Promise.all([
    ...lessons.map(async (file) => readLesson(root, file, await readText(root, file))),
    ...pagePrograms.map(async (file) => readPageProgram(root, file, await readText(root, file))),
  ]);
  const programs = parts.flatMap((part) => part.programs);
  return { lessons, programs, problems: [...parts.flatMap((part) => part.problems), ...repeatedIds(programs)] };
}

/** Like {@link readCourse}, for those who need a course without problems: throws a {@link CourseError} that lists them. */
export async function readLessonPrograms(root: string): Promise<readonly LessonProgram[]> {
  const { programs, problems } = await readCourse(root);
  if (problems.length > 0) throw new CourseError(problems);
  return programs;
}

/** Reads the programs of one lesson from its text. `file` is its path from the project's root. */
export async function readLesson(root: string, file: string, source: string): Promise<CoursePart> {
  let cells: readonly FoundCell[];
  try {
    cells = findCells(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/^(?<line>\d+):\d+: /u.exec(message)?.groups?.['line'] ?? 1);
    return { programs: [], problems: [{ file, line, message: `This lesson is not MDX: ${message}` }] };
  }
  const read = await Promise.all(cells.map((cell) => readCell(root, file, cell)));
  const { predictions, problems } = readPredictions(file, source);
  const asked = read
    .flatMap((part) => part.programs)
    .map((program) => {
      const placed = predictions.find(({ cellLine }) => cellLine === program.shownAt.line);
      return placed ? { ...program, prediction: placed.prediction } : program;
    });
  const linked = linkCells(asked);
  return {
    programs: linked.programs,
    problems: [...read.flatMap((part) => part.problems), ...problems, ...linked.problems],
  };
}

async function readCell(root: string, file: string, cell: FoundCell): Promise<CoursePart> {
  const shownAt = { file, line: cell.line };
  const written = cell.attributes;
  const attributes = written.ok ? parseAttributes(written.value, cell.kind) : written;
  if (!attributes.ok) return failed(shownAt, attributes.messages);

  if (cell.kind === 'fence') {
    const files = splitFence(cell.code, cell.codeLine);
    if (!files.ok) return failed(shownAt, files.messages);
    const placed = files.value.map((part) => ({ ...part, path: file }));
    return assemble(lessonName(file), attributes.value, shownAt, placed);
  }
  return readFolder(root, lessonName(file), attributes.value, shownAt);
}

/** A program that a page other than a lesson shows: `src/content/programs/<page>/<id>.json` holds its attributes. */
async function readPageProgram(root: string, file: string, json: string): Promise<CoursePart> {
  const shownAt = { file, line: 1 };
  const written = readWrittenAttributes(json);
  if (!written)
    return failed(shownAt, ['This file holds a cell\'s attributes, as in { "program": "./first", "title": "First" }.']);
  const attributes = parseAttributes([...written, { name: 'id', value: posix.basename(file, '.json') }], 'element');
  if (!attributes.ok) return failed(shownAt, attributes.messages);
  return readFolder(root, posix.basename(dirname(file)), attributes.value, shownAt);
}

function readWrittenAttributes(json: string): readonly WrittenAttribute[] | undefined {
  const schema = v.pipe(
    v.string(),
    v.parseJson(),
    v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  );
  const result = v.safeParse(schema, json);
  return result.success ? Object.entries(result.output).map(([name, value]) => ({ name, value })) : undefined;
}

async function readFolder(
  root: string,
  lesson: string,
  attributes: CellAttributes,
  shownAt: Origin,
): Promise<CoursePart> {
  const folder = posix.join(dirname(shownAt.file), attributes.program?.replace(/\/$/u, '') ?? '.');
  const files = await readProgramFolder(root, folder);
  const main = files.find(({ name }) => name === 'main.ts');
  if (files.length === 0) return failed(shownAt, [`There is no program in ${folder}: it needs a file main.ts.`]);
  if (!main) return failed(shownAt, [`The program in ${folder} has no file main.ts, which a run begins with.`]);
  return assemble(lesson, attributes, shownAt, [main, ...files.filter((file) => file !== main)]);
}

function assemble(
  lesson: string,
  attributes: CellAttributes,
  shownAt: Origin,
  placed: readonly FolderFile[],
): CoursePart {
  const { id, title, machine, varies } = attributes;
  const [main, ...others] = placed.map(({ name, text }) => ({ name, text }));
  if (!main) throw new Error(`program ${lesson}/${id} was assembled without files`);
  const files = [main, ...others] as const;
  const wrong = findFileProblem(files);
  if (wrong) return failed(shownAt, [wrong.message]);

  const program: LessonProgram = {
    lesson,
    id,
    title,
    machine,
    varies,
    program: { title, files },
    origins: placed.map((file) => ({ file: file.path, line: file.firstLine })),
    shownAt,
    recording: `${dirname(shownAt.file)}/recorded/${id}.json`,
    hash: buildKey({ files }, 'plain').slice(0, 16),
  };
  const notExplored =
    machine.kind === 'schedules' && shapeOf(main.text) === 'script'
      ? [{ ...shownAt, message: 'All schedules explores programs that export setup and threads; this one does not.' }]
      : [];
  const problems = placed.flatMap(({ path, firstLine, text }) =>
    findRegionProblems(text).map(({ line, message }) => ({ file: path, line: firstLine + line - 1, message })),
  );
  return { programs: [program], problems: [...notExplored, ...problems] };
}

/** One problem for every program whose name an earlier one of its lesson has. */
export function repeatedIds(programs: readonly LessonProgram[]): readonly CourseProblem[] {
  const first = new Map<string, LessonProgram>();
  return programs.flatMap((program) => {
    const earlier = first.get(programKey(program));
    if (!earlier) {
      first.set(programKey(program), program);
      return [];
    }
    const { file, line } = earlier.shownAt;
    return [
      {
        ...program.shownAt,
        message: `The id "${program.id}" is taken: ${file}:${line} has it. An id is unique in its lesson.`,
      },
    ];
  });
}

function failed(at: Origin, messages: readonly string[]): CoursePart {
  return { programs: [], problems: messages.map((message) => ({ ...at, message })) };
}
