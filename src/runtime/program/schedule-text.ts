import type { Schedule } from '../exploration.ts';

/**
 * A schedule as text, such as `A3B2A`: each thread's name and how many steps in a row it takes, no number for one. Where
 * names could be taken for something else, because one ends in a digit or begins another, runs are parted by dots and
 * names by a star: `P0*3.P1`.
 */
export function scheduleText(schedule: Schedule, threads: readonly string[]): string {
  const runs: { thread: number; steps: number }[] = [];
  for (const thread of schedule) {
    const last = runs.at(-1);
    if (last?.thread === thread) last.steps += 1;
    else runs.push({ thread, steps: 1 });
  }
  const isPlain = namesArePlain(threads);
  const texts = runs.map(({ thread, steps }) => {
    const name = isPlain ? threads[thread] : encodeURIComponent(threads[thread] ?? '').replaceAll(/[.*]/gu, escaped);
    return steps === 1 ? name : isPlain ? `${name}${steps}` : `${name}*${steps}`;
  });
  return texts.join(isPlain ? '' : '.');
}

/** The longest schedule that a text may hold. */
const mostSteps = 100_000;

/** Reads a schedule; undefined where the text is none of these threads'. */
export function parseSchedule(text: string, threads: readonly string[]): Schedule | undefined {
  const schedule: number[] = [];
  const take = (name: string, steps: number): boolean => {
    const thread = threads.indexOf(name);
    if (thread === -1 || steps < 1 || schedule.length + steps > mostSteps) return false;
    for (let step = 0; step < steps; step += 1) schedule.push(thread);
    return true;
  };
  if (!namesArePlain(threads)) {
    const runs = text === '' ? [] : text.split('.');
    const isRead = runs.every((run) => {
      const { name = '', steps = '1' } = /^(?<name>[^*]*)(?:\*(?<steps>[1-9]\d{0,5}))?$/u.exec(run)?.groups ?? {};
      return take(decoded(name), Number(steps));
    });
    return isRead ? schedule : undefined;
  }
  const run = /(?<name>[A-Za-z])(?<steps>[1-9]\d{0,5})?/uy;
  while (run.lastIndex < text.length) {
    const { name, steps = '1' } = run.exec(text)?.groups ?? {};
    if (name === undefined || !take(name, Number(steps))) return undefined;
  }
  return schedule;
}

function namesArePlain(threads: readonly string[]): boolean {
  return threads.every((name) => /^[A-Za-z]$/u.test(name));
}

function escaped(character: string): string {
  return character === '.' ? '%2E' : '%2A';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
