import type { ExplorerOrder, ExplorerReport } from '../protocol.ts';
import type { SourceRange } from '../request.ts';
import { explore, usualLimits } from './explore.ts';
import { isOfTasks, startTaskExplorer } from './async-explorer.ts';
import { loadProgram, type ExploredProgram } from './explored-program.ts';
import type { ExplorerTask } from './explorer-task.ts';
import { Player } from './player.ts';
import { Refusal } from './refusal.ts';
import { shortText } from './short-text.ts';
import { statePicture } from './state-picture.ts';
import { stepTable } from './step-table.ts';
import { World } from './world.ts';

/** The longest that an answer may take where it needs a search of its own, in milliseconds. */
const answerMs = 3_000;

/**
 * Explores a program until there is a verdict or a reason why there is none, and gives back what takes orders after that.
 * Never throws, whatever the program does.
 */
export function startExplorer(task: ExplorerTask): (order: ExplorerOrder) => void {
  if (isOfTasks(task.factory)) return startTaskExplorer(task, refusalOf);
  const { now, tell } = task;
  const begin = now();
  let world: World;
  try {
    const program = loadProgram(task.factory, task.sites);
    const { expect } = program.options;
    tell({ kind: 'loaded', threads: program.threads, ...(expect && { expect }) });
    world = new World(program);
    tell({ kind: 'explored', verdict: verdictOf(program, world, task), ms: now() - begin });
  } catch (error) {
    tell(refusalOf(error, task.sites));
    return ({ id }) => tell({ kind: 'answer', id });
  }
  return (order) => {
    try {
      const answer = answerOf(world, order, now);
      tell({ kind: 'answer', id: order.id, ...(answer && { answer }) });
    } catch {
      // What a program throws on the way is part of the answer; this is one that has spoiled its own replay.
      tell({ kind: 'answer', id: order.id });
    }
  };
}

function verdictOf(program: ExploredProgram, world: World, { mostMs, now, tell }: ExplorerTask) {
  const search = explore(program, { ...usualLimits, mostMs, now }, world);
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return value;
    tell(value);
  }
}

function answerOf(world: World, order: ExplorerOrder, now: () => number) {
  switch (order.kind) {
    case 'steps':
      return stepTable(world, order.schedule);
    case 'play': {
      const player = new Player(world);
      for (const thread of order.schedule) player.choose(thread);
      return player.state();
    }
    case 'states': {
      const end = now() + answerMs;
      return statePicture(world, () => now() > end);
    }
  }
}

function refusalOf(error: unknown, sites: readonly SourceRange[]): Extract<ExplorerReport, { kind: 'refused' }> {
  try {
    if (error instanceof Refusal) {
      const site = sites[Number(error.site)];
      return { kind: 'refused', sentence: shortText(String(error.message)), ...(site && { site }) };
    }
    const said = error instanceof Error ? `: ${String(error.message)}` : '.';
    return { kind: 'refused', sentence: shortText(`All schedules cannot follow this program${said}`) };
  } catch {
    // What was thrown is the program's, and may throw when it is looked at.
    return { kind: 'refused', sentence: 'All schedules cannot follow this program.' };
  }
}
