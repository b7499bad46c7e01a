import type { StepTable } from '../../exploration.ts';
import type { Mark } from '../mark.ts';
import type { Explored } from './explored.ts';
import type { ExploredTask } from './explored-task.ts';
import type { ItemResponse } from './item-response.ts';
import { markDeadlock } from './mark-deadlock.ts';
import { markOutcomes } from './mark-outcomes.ts';
import { markSchedule } from './mark-schedule.ts';
import { markTracing } from './mark-tracing.ts';
import { unfitting } from './marked.ts';

/**
 * Marks an answer that is no program. `table` is the schedule that {@link scheduleToReplay} names, step by step. Pure: equal
 * arguments give equal marks.
 */
export function markExplored(
  task: ExploredTask,
  response: ItemResponse,
  explored: Explored,
  table: StepTable | undefined,
): Mark {
  switch (task.kind) {
    case 'schedule':
      return response.kind === 'schedule' ? markSchedule(task, response, explored, table) : unfit();
    case 'deadlock':
      return response.kind === 'deadlock' ? markDeadlock(response, explored) : unfit();
    case 'tracing':
      return response.kind === 'tracing' ? markTracing(response, table) : unfit();
    case 'outcomes':
      return response.kind === 'outcomes' ? markOutcomes(task, response, explored) : unfit();
    case 'repair':
      return unfit();
  }
}

/** The schedule, as text, that has to be replayed before an answer can be marked. */
export function scheduleToReplay(task: ExploredTask, response: ItemResponse): string | undefined {
  if (task.kind === 'tracing') return task.schedule;
  return task.kind === 'schedule' && response.kind === 'schedule' ? response.schedule : undefined;
}

function unfit(): Mark {
  return unfitting('This answer belongs to another kind of question.');
}
