import { loadWithStyles } from '../editor/load-with-styles.ts';
import type { schedulesParts } from '../schedules/schedules-parts.ts';

/** What shows an exploration. */
export type SchedulesParts = typeof schedulesParts;

/** Fetches what shows an exploration, when there is one to show. */
export function loadSchedules(): Promise<SchedulesParts> {
  return loadWithStyles(load);
}

/** The server build must not see it: Astro would give its styles to every page with a cell. */
async function load(): Promise<SchedulesParts> {
  if (!import.meta.env.SSR) return (await import('../schedules/schedules-parts.ts')).schedulesParts;
  throw new Error('Schedules are drawn in a browser only');
}
