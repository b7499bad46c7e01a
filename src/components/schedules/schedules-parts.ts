import { withEvent } from './exploring.ts';
import { Schedules } from './Schedules.tsx';
import { createSchedules } from './schedules-state.ts';
import { headlineOf } from './verdict-words.ts';

/** What a cell needs to show an exploration, in one piece: import it when there is one to show, and not before. */
export const schedulesParts = { createSchedules, headlineOf, Schedules, withEvent } as const;
