import { parseSchedule, scheduleText } from '../../runtime/index.ts';
import type { Schedule } from '../../runtime/index.ts';
import { listed } from '../comparison/time-words.ts';

/** The longest text that is read, in UTF-16 units. */
const longestText = 20_000;

/** A schedule that a reader typed, or what is wrong with it as a sentence. */
export type TypedSchedule =
  { readonly ok: true; readonly schedule: Schedule } | { readonly ok: false; readonly sentence: string };

/** Reads what a reader typed; spaces and commas between runs are theirs to set. */
export function readTypedSchedule(text: string, threads: readonly string[]): TypedSchedule {
  if (text.length > longestText) {
    return {
      ok: false,
      sentence: `A schedule has at most ${longestText.toLocaleString('en')} characters here; this text has more.`,
    };
  }
  const schedule = parseSchedule(text.replaceAll(/[\s,]+/gu, ''), threads) ?? parseSchedule(text.trim(), threads);
  if (schedule) return { ok: true, schedule };
  return { ok: false, sentence: faultOf(text, threads) };
}

/** How schedules of these threads are written: `A3B2A` for one-letter names, else `P0*3.P1*2.P0`. */
export function exampleSchedule(threads: readonly string[]): string {
  return scheduleText(threads.length > 1 ? [0, 0, 0, 1, 1, 0] : [0, 0, 0], threads);
}

function faultOf(text: string, threads: readonly string[]): string {
  const names = text
    .split(isPlain(threads) ? /[\d\s,]+|(?=[A-Za-z])/u : /[.\s,]+/u)
    .map((run) => run.replace(/\*.*$/u, ''));
  const unknown = names.find((name) => name !== '' && !threads.includes(name));
  const how = `Write each thread’s name and how many steps in a row it takes, such as ${exampleSchedule(threads)}.`;
  if (unknown === undefined) return `This is not a schedule. ${how}`;
  return `“${unknown.slice(0, 40)}” is none of the threads ${listed(threads)}. ${how}`;
}

function isPlain(threads: readonly string[]): boolean {
  return threads.every((name) => /^[A-Za-z]$/u.test(name));
}
