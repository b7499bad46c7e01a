import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';
import { readLesson, type LessonProgram } from '../../../src/course/lesson-programs.ts';
import type { Finding, Step, Verdict } from '../../../src/runtime/exploration.ts';
import { parseSchedule, scheduleText } from '../../../src/runtime/program/schedule-text.ts';
import { shapeOf } from '../../../src/runtime/program-shape.ts';
import { exploreAsync } from '../../../src/runtime/schedules/async-explore.ts';
import { loadAsync, type AsyncProgram } from '../../../src/runtime/schedules/async-run.ts';
import { taskTable } from '../../../src/runtime/schedules/async-steps.ts';
import { explore, usualLimits } from '../../../src/runtime/schedules/explore.ts';
import type { ExploredFactory } from '../../../src/runtime/schedules/explored-host.ts';
import type { ExploredProgram } from '../../../src/runtime/schedules/explored-program.ts';
import { stepTable } from '../../../src/runtime/schedules/step-table.ts';
import { World } from '../../../src/runtime/schedules/world.ts';
import { exploredBuildOf, programFrom } from './harness.ts';

/** What a reader changes of a program: the text that stands there, once, and what stands there then. */
export type Edits = Readonly<Record<string, string>>;

/** A program of the course and what all of its schedules come to. */
export type ExploredCell = {
  readonly verdict: Verdict;
  /** Findings as `kind, switches, preemptions, steps: schedule`, the steps of a livelock's circle in brackets. */
  readonly findings: readonly string[];
  /** The first finding that is no data race, step by step, as sentences. */
  readonly steps: readonly string[];
  /** A schedule of the program, step by step. */
  readonly replay: (schedule: string) => { readonly steps: readonly Step[]; readonly failure: string };
};

/** Reads the programs of a lesson, `<unit>/<lesson>`, out of its own text. */
export async function programsOfLesson(lesson: string): Promise<readonly LessonProgram[]> {
  const file = `src/content/docs/${lesson}/index.mdx`;
  const { programs, problems } = await readLesson('.', file, await readFile(file, 'utf8'));
  if (problems.length > 0)
    throw new Error(problems.map(({ line, message }) => `${file}:${line} ${message}`).join('\n'));
  return programs;
}

/** Explores programs of a lesson by their ids, as they stand there or with what a reader is asked to change. */
export async function exploredLesson(lesson: string): Promise<(id: string, edits?: Edits) => Promise<ExploredCell>> {
  const programs = await programsOfLesson(lesson);
  return async (id, edits = {}) => {
    const program = programs.find((one) => one.id === id);
    if (!program) throw new Error(`${lesson} has no program ${id}`);
    return exploreFiles(filesOf(program, edits));
  };
}

/** The files of a program by their names, changed. */
export function filesOf(
  { program }: Pick<LessonProgram, 'program'>,
  edits: Edits = {},
): Readonly<Record<string, string>> {
  const texts = new Map(program.files.map(({ name, text }) => [name, text]));
  for (const [from, to] of Object.entries(edits)) {
    const found = [...texts].filter(([, text]) => text.includes(from));
    const [only] = found;
    if (found.length !== 1 || only?.[1].split(from).length !== 2)
      throw new Error(`"${from}" does not stand there once`);
    texts.set(
      only[0],
      only[1].replace(from, () => to),
    );
  }
  return Object.fromEntries(texts);
}

/** Explores a program to the end of the search. */
async function exploreFiles(files: Readonly<Record<string, string>>): Promise<ExploredCell> {
  if (shapeOf(files['main.ts'] ?? '') === 'tasks') return exploreTasks(files);
  const verdict = verdictOf(await programFrom(files));
  // Another instance, whose memory is as `setup` left it.
  const program = await programFrom(files);
  const world = new World(program);
  const first = verdict.findings.find(({ kind }) => kind !== 'data-race');
  return {
    verdict,
    findings: verdict.findings.map((finding) => shown(finding, program.threads)),
    steps: first ? stepTable(world, first.schedule).steps.map(({ sentence }) => sentence) : [],
    replay: (schedule) => {
      const parsed = parseSchedule(schedule, program.threads);
      if (!parsed) throw new Error(`${schedule} is no schedule of ${program.threads.join(', ')}`);
      const { steps, failure, isWhole } = stepTable(world, parsed);
      if (!isWhole) throw new Error(`${schedule} cannot be taken to its end`);
      return { steps, failure: failure?.message ?? '' };
    },
  };
}

async function exploreTasks(files: Readonly<Record<string, string>>): Promise<ExploredCell> {
  const program = await tasksFrom(files);
  const verdict = exploreAsync(program);
  const [first] = verdict.findings;
  return {
    verdict,
    findings: verdict.findings.map((finding) => shown(finding, program.tasks)),
    steps: first ? taskTable(program, first.schedule).steps.map(({ sentence }) => sentence) : [],
    replay: (schedule) => {
      const { steps, failure, isWhole } = taskTable(program, parseSchedule(schedule, program.tasks) ?? []);
      if (!isWhole) throw new Error(`${schedule} cannot be taken to its end`);
      return { steps, failure: failure?.message ?? '' };
    },
  };
}

/** What the files of a program come to, whether it has threads or tasks, and the names of these. */
export async function verdictOfFiles(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly verdict: Verdict; readonly threads: readonly string[]; readonly expect: string | undefined }> {
  if (shapeOf(files['main.ts'] ?? '') === 'tasks') {
    const program = await tasksFrom(files);
    return { verdict: exploreAsync(program), threads: program.tasks, expect: program.expect };
  }
  const program = await programFrom(files);
  return { verdict: verdictOf(program), threads: program.threads, expect: program.options.expect };
}

/** A program with tasks, compiled. */
async function tasksFrom(files: Readonly<Record<string, string>>): Promise<AsyncProgram> {
  const { code, sites } = await exploredBuildOf(files);
  return loadAsync(runInThisContext(code) as ExploredFactory, sites);
}

/** What an exploration comes to; no clock has a say in it. */
function verdictOf(program: ExploredProgram): Verdict {
  const search = explore(program, usualLimits);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/** Numbers of a verdict as a reader is told them: failing, all, and the chance in per cent. */
export function countsOf({ counts }: Verdict): string {
  if (!counts) return 'not counted';
  return `${counts.failing} of ${counts.schedules}, ${Math.round(counts.chance * 100)} %`;
}

/** The outcomes of a program and how many schedules come to each. */
export function outcomesOf({ counts }: Verdict): Readonly<Record<string, bigint>> {
  return Object.fromEntries((counts?.outcomes ?? []).map(({ outcome, schedules }) => [outcome, schedules]));
}

function shown({ kind, switches, preemptions, schedule, cycle }: Finding, threads: readonly string[]): string {
  const circle = cycle ? ` (${scheduleText(cycle, threads)})` : '';
  return `${kind}, ${switches}, ${preemptions}, ${schedule.length}: ${scheduleText(schedule, threads)}${circle}`;
}
