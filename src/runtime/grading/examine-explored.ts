import * as v from 'valibot';
import type { Schedule, StepTable } from '../exploration.ts';
import type { Program } from '../program/program.ts';
import { parseSchedule } from '../program/schedule-text.ts';
import type { Answer } from './answer.ts';
import type { ExerciseTask } from './graded-exercise.ts';
import type { Explored } from './items/explored.ts';
import { exploredTaskSchema } from './items/explored-task.ts';
import { markExplored, scheduleToReplay } from './items/mark-explored.ts';
import { markRepair } from './items/mark-repair.ts';
import type { Mark } from './mark.ts';

/** An exploration that has come to its end, and can still be asked. */
export type ExploredForMark = Explored & {
  /** A schedule of the program step by step; undefined once nobody can be asked any more. */
  readonly stepsOf: (schedule: Schedule) => Promise<StepTable | undefined>;
  readonly close: () => void;
};

/**
 * Explores a program: a page in its sandbox frame, a test by the engine itself. Never rejects; where there is no verdict,
 * what is given says why, as a mark does.
 */
export type Explorer = (files: Program['files']) => Promise<ExploredForMark | Unexplored>;

/** Why there is no verdict. */
export type Unexplored = {
  readonly status: 'timed-out' | 'crashed' | 'did-not-compile' | 'invalid' | 'interrupted';
  readonly sentence: string;
};

/**
 * Marks an answer to an exercise about all schedules. Of a program nothing but the one file that may be changed is taken
 * from the answer, so `setup`, `check` and `outcome` are those of the exercise.
 */
export async function examineExplored(
  task: Extract<ExerciseTask, { readonly kind: 'explored' }>,
  answer: Answer,
  explorer: Explorer | undefined,
): Promise<Mark> {
  const parsed = v.safeParse(exploredTaskSchema, task.asks);
  if (!parsed.success)
    return unmarked('invalid', 'What this exercise asks for cannot be read, which is no fault of yours.');
  const asks = parsed.output;
  const files = asks.kind === 'repair' ? repaired(task.start, asks.changes, answer) : task.start;
  if (!files || (asks.kind !== 'repair' && answer.kind !== 'response'))
    return unmarked('invalid', 'This answer does not belong to this exercise.');
  if (!explorer)
    return unmarked(
      'interrupted',
      'Schedules are explored one at a time, which is not possible here: open the exercise itself.',
    );

  const explored = await explorer(files);
  if ('status' in explored) return unmarked(explored.status, explored.sentence);
  try {
    if (asks.kind === 'repair') return markRepair(asks, explored);
    if (answer.kind !== 'response') throw new Error(`an answer of kind ${answer.kind} is no response`);
    const text = scheduleToReplay(asks, answer.response);
    const schedule = text === undefined ? undefined : parseSchedule(text.trim(), explored.threads);
    const table = schedule && (await explored.stepsOf(schedule));
    return markExplored(asks, answer.response, explored, table);
  } finally {
    explored.close();
  }
}

function repaired(start: Program['files'], changes: string, answer: Answer): Program['files'] | undefined {
  if (answer.kind !== 'code') return undefined;
  const changed = answer.files.find(({ name }) => name === changes);
  if (!changed) return undefined;
  const [main, ...others] = start;
  const replaced = (file: typeof main): typeof main => (file.name === changes ? changed : file);
  return [replaced(main), ...others.map(replaced)];
}

function unmarked(status: Exclude<Mark['status'], 'marked'>, sentence: string): Mark {
  return { status, properties: [], share: 0, sentence };
}
