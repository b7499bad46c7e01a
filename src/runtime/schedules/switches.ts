import type { Schedule } from '../exploration.ts';

/** How often a schedule goes over to another thread. */
export function switchesIn(schedule: Schedule): number {
  return schedule.filter((thread, index) => index > 0 && schedule[index - 1] !== thread).length;
}
