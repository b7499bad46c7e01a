import type { Schedule } from '../../runtime/index.ts';
import type { Explored } from './exploring.ts';

/** The longest schedule that is shown without having been asked for. */
const mostSteps = 400;

/**
 * A schedule to begin with where nothing was found: each thread goes on for as long as it can. Undefined where the program
 * no longer answers.
 */
export async function firstSchedule({
  play,
  stepsOf,
}: Pick<Explored, 'play' | 'stepsOf'>): Promise<Schedule | undefined> {
  let schedule: Schedule = [];
  for (;;) {
    const state = await play(schedule);
    if (!state) return undefined;
    const [thread] = state.choices;
    if (thread === undefined || schedule.length >= mostSteps) return schedule;
    const further = Array.from({ length: mostSteps - schedule.length }, () => thread);
    const table = await stepsOf([...schedule, ...further]);
    if (!table || table.steps.length === schedule.length) return schedule;
    schedule = table.steps.map((step) => step.thread);
  }
}
