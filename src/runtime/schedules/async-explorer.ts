import type { PlayerState } from '../exploration.ts';
import type { ExplorerOrder, ExplorerReport } from '../protocol.ts';
import type { SourceRange } from '../request.ts';
import { exploreAsync, usualAsyncLimits } from './async-explore.ts';
import type { ExploredFactory } from './explored-host.ts';
import type { ExplorerTask } from './explorer-task.ts';
import { loadAsync, type AsyncProgram, type OnMoment } from './async-run.ts';
import { momentAfter, taskTable } from './async-steps.ts';
import { Refusal } from './refusal.ts';

/** Whether compiled code is that of a program with tasks: the compiler says so beside the code, where no program can. */
export function isOfTasks(factory: ExploredFactory): boolean {
  return Reflect.get(factory, 'form') === 'tasks';
}

/** As `startExplorer` does it for threads. There is no picture of the states: what a closure holds has no name. */
export function startTaskExplorer(
  { factory, sites, mostMs, now, tell }: ExplorerTask,
  refusalOf: (error: unknown, sites: readonly SourceRange[]) => ExplorerReport,
): (order: ExplorerOrder) => void {
  const begin = now();
  let program: AsyncProgram;
  try {
    program = loadAsync(factory, sites);
    const { tasks, expect } = program;
    tell({ kind: 'loaded', threads: tasks, ...(expect && { expect }) });
    const isOver = (): boolean => now() - begin > mostMs;
    const verdict = exploreAsync(program, { ...usualAsyncLimits, isOver }, oneEach(program));
    tell({ kind: 'explored', verdict, ms: now() - begin });
  } catch (error) {
    tell(refusalOf(error, sites));
    return ({ id }) => tell({ kind: 'answer', id });
  }
  return (order) => {
    try {
      const answer = answerOf(program, order);
      tell({ kind: 'answer', id: order.id, ...(answer && { answer }) });
    } catch {
      tell({ kind: 'answer', id: order.id });
    }
  };
}

function answerOf(program: AsyncProgram, order: ExplorerOrder) {
  switch (order.kind) {
    case 'steps':
      return taskTable(program, order.schedule);
    case 'play': {
      const { schedule, places, memory, open, failure } = momentAfter(program, order.schedule);
      const state: PlayerState = {
        schedule,
        threads: places,
        memory,
        choices: failure ? [] : open,
        ...(failure && { failure }),
      };
      return state;
    }
    case 'states':
      return undefined;
  }
}

/** A schedule names the task whose answer comes next, so a task may wait for one at a time. */
function oneEach({ tasks }: AsyncProgram): OnMoment {
  return ({ requests }) => {
    const seen = new Set<number>();
    for (const { task, site } of requests) {
      if (seen.has(task)) {
        throw new Refusal(
          `${tasks[task] ?? 'The program'} waits for several answers at a time. All schedules picks whose answer comes next: give each a task of its own.`,
          site,
        );
      }
      seen.add(task);
    }
  };
}
