import * as v from 'valibot';
import { compile } from '../compile/compiler.ts';
import type { RunRequest } from '../machines/machine.ts';
import type { Program } from '../program/program.ts';
import type { Build, MachineChoice } from '../request.ts';
import type { Answer } from './answer.ts';
import { carryOut, machineWords, type CarriedOut } from './carried-out.ts';
import type { CheckPlace } from './check-place.ts';
import { examineExplored, type Explorer } from './examine-explored.ts';
import type { ExerciseTask, GradedExercise } from './graded-exercise.ts';
import { readJudgement } from './judgement.ts';
import { itemSchema } from './items/item.ts';
import { markItem } from './items/mark-item.ts';
import type { Mark } from './mark.ts';
import { pageExplorer } from './page-explorer.ts';
import { readPlan, type WantedRun } from './plan.ts';
import { runResultOf } from './run-result.ts';

/*
 * How a program is checked. Each box is a run of its own, in a frame and a worker of its own, and the frames of all
 * others are gone before it begins:
 *
 *     plan(seed) ──▶ the program, once for each planned run ──▶ judge(results, seed) ──▶ mark
 *
 * Only the page is there all the time, and it hands on nothing but data. So what is expected is never where the program
 * is, and what the program does to its world is gone when the judge's begins. A run that is timed out or crashes ends the
 * check: nobody judges it, so it cannot pass.
 */

/** Marks an answer. Never rejects: what goes wrong is in the mark. Stops what else runs on this page. */
export async function examine(exercise: GradedExercise, answer: Answer, at: CheckPlace): Promise<Mark> {
  try {
    const { task } = exercise;
    if (task.kind === 'item') return examineItem(task.item, answer);
    if (task.kind === 'explored') return await examineExplored(task, answer, at.explorer ?? explorerAt(at));
    const work = workOf(task, answer);
    if (work === undefined) return failed('invalid', 'This answer does not belong to this exercise.');
    return await examineProgram(task, work, at);
  } catch (error) {
    if (error instanceof EarlyMark) return error.mark;
    return failed('invalid', `The check broke down: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** An item comes from the site, or from a teacher's file; both are parsed here. */
function examineItem(item: unknown, answer: Answer): Mark {
  const parsed = v.safeParse(itemSchema, item);
  if (!parsed.success) return ours('its question cannot be read');
  if (answer.kind !== 'response') return failed('invalid', 'This answer does not belong to this exercise.');
  return markItem(parsed.output, answer.response);
}

/** The page has one exploration at a time, so where several answers are marked beside each other there is none. */
function explorerAt(at: CheckPlace): Explorer | undefined {
  return at.stage === undefined ? pageExplorer(at) : undefined;
}

/** What is asked of a program. */
export type ProgramTask = Extract<ExerciseTask, { readonly kind: 'program' }>;
type Work = { readonly files: Program['files']; readonly machine: MachineChoice };

/** What of an answer counts: of the exercise's own files and settings only those that it lets change. */
export function workOf({ start, machine, changes }: ProgramTask, answer: Answer): Work | undefined {
  if (changes === 'machine') {
    if (answer.kind !== 'settings' || answer.machine.kind !== 'simulated' || machine.kind !== 'simulated')
      return undefined;
    const { cores, settings } = answer.machine;
    const { slice, policy } = settings;
    return { files: start, machine: { ...machine, cores, settings: { ...machine.settings, slice, policy } } };
  }
  if (answer.kind !== 'code') return undefined;
  if (changes === 'files') return { files: answer.files, machine };
  const changed = answer.files.find(({ name }) => name === changes.file);
  if (changed === undefined) return undefined;
  const [main, ...others] = start;
  const replaced = (file: typeof main): typeof main => (file.name === changed.name ? changed : file);
  return { files: [replaced(main), ...others.map(replaced)], machine };
}

async function examineProgram({ check }: ProgramTask, { files, machine }: Work, at: CheckPlace): Promise<Mark> {
  const seed = at.seed ?? randomSeed();
  at.onStep?.({ kind: 'compiling' });
  const build = await buildOf(files, at.signal);

  at.onStep?.({ kind: 'planning' });
  const plan = readPlan(await callCheck(check, 'plan', [seed], at), machine);
  if (plan === undefined) return ours('its plan is none');

  const results: ReturnType<typeof runResultOf>[] = [];
  for (const [index, wanted] of plan.entries()) {
    at.onStep?.({ kind: 'running', id: wanted.id, index, of: plan.length });
    if (wanted.machine.kind === 'simulated' && build.refusesSimulation !== undefined)
      return failed('invalid', build.refusesSimulation);
    const run = await carryOut(requestOf(wanted, build, at.host), at.signal, at.stage);
    const { outcome } = run;
    if (outcome.status === 'completed' || outcome.status === 'threw')
      results.push(runResultOf(wanted, outcome, run, build));
    else return unjudged(wanted, run);
  }

  at.onStep?.({ kind: 'judging' });
  return readJudgement(await callCheck(check, 'judge', [results, seed], at)) ?? ours('its judgement is none');
}

function requestOf({ machine, call, limitMs }: WantedRun, build: Build, host: HTMLElement): RunRequest {
  return { build, machine, host, limitMs, ...(call !== undefined && { call }) };
}

async function buildOf(files: Program['files'], signal: AbortSignal | undefined): Promise<Build> {
  let compiled;
  try {
    compiled = await compile({ files }, 'plain', 'callable');
  } catch (error) {
    throw new EarlyMark(failed('interrupted', error instanceof Error ? error.message : String(error)));
  }
  if (signal?.aborted === true) throw new EarlyMark(stopped);
  if (compiled.ok) return compiled.build;
  const [first] = compiled.diagnostics;
  const place = first ? `${first.position.file}:${first.position.line}: ${first.message}` : '';
  throw new EarlyMark(failed('did-not-compile', `The program does not compile. ${place}`.trim()));
}

/** How long each half of a check may take, in milliseconds. */
const checkLimitMs = 20_000;

/** Calls an export of the check in a world of its own. What goes wrong there is no fault of the answer's. */
async function callCheck(
  check: Build,
  name: 'plan' | 'judge',
  args: readonly unknown[],
  at: CheckPlace,
): Promise<unknown> {
  const run = await carryOut(
    {
      build: check,
      machine: { kind: 'workers', workers: 1 },
      host: at.host,
      limitMs: checkLimitMs,
      call: { module: check.main, name, args },
    },
    at.signal,
    at.stage,
  );
  const { outcome, answer } = run;
  if (outcome.status === 'completed' && answer?.kind === 'returned') return answer.value;
  if (outcome.status === 'stopped') throw new EarlyMark(stopped);
  if (outcome.status === 'unsupported') throw new EarlyMark(failed('interrupted', outcome.reason));
  throw new EarlyMark(
    ours(`${name} ended as ${outcome.status}${answer?.kind === 'refused' ? `: ${answer.sentence}` : ''}`),
  );
}

/** The mark of a run that no judge sees. */
function unjudged({ id, limitMs, machine }: WantedRun, { outcome }: CarriedOut): Mark {
  switch (outcome.status) {
    case 'timed-out':
      return failed(
        'timed-out',
        `The run “${id}” on ${machineWords(machine)} was not done after ${limitMs / 1000} s. Does a loop never end, or does something wait for what never comes?`,
      );
    case 'crashed':
      return failed(
        'crashed',
        outcome.reason === 'navigated'
          ? `The run “${id}” left its page, which ends it.`
          : `The run “${id}” ended its own sandbox. Programs that want all memory there is do that.`,
      );
    case 'stopped':
      return stopped;
    case 'unsupported':
      return failed('interrupted', outcome.reason);
    case 'did-not-compile':
    case 'completed':
    case 'threw':
      throw new Error(`a run that ended as ${outcome.status} is to be judged`);
  }
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

const stopped = failed('interrupted', 'The check was stopped. It says nothing about the answer: check again.');

function failed(status: Exclude<Mark['status'], 'marked'>, sentence: string): Mark {
  return { status, properties: [], share: 0, sentence };
}

function ours(what: string): Mark {
  return failed('invalid', `The check of this exercise is broken, which is no fault of yours: ${what}.`);
}

/** Ends a check before there is anything to judge. */
class EarlyMark extends Error {
  override readonly name = 'EarlyMark';
  readonly mark: Mark;

  constructor(mark: Mark) {
    super(mark.sentence);
    this.mark = mark;
  }
}
