import { tracedTime } from '../../runtime/index.ts';
import type { Clock, Timed } from './run-record.ts';

/** Digits of a measured time that are worth telling. */
const measuredDigits = 3;
/** A measured time of fewer steps of the clock than this is known to one part in twenty at best. */
const fewSteps = 20;

/** A time with its unit: a virtual one exact, a measured one to three digits and not finer than its clock. */
export function timeOf({ ms, clock }: Timed): string {
  const us = ms * 1000;
  return tracedTime({ clock }, clock.kind === 'virtual' ? Math.round(us) : Number(us.toPrecision(measuredDigits)));
}

/** What there is to say of a clock that told times of about `ms` milliseconds. */
export function clockSentence(clock: Clock, ms: number): string {
  if (clock.kind === 'virtual') return 'Virtual time is computed, so it is exact and the same on every computer.';
  const { stepUs } = clock;
  const step = `The clock of this page moves in steps of ${stepUs < 1000 ? `${stepUs} µs` : `${stepUs / 1000} ms`}.`;
  if (ms * 1000 >= fewSteps * stepUs) return step;
  return `${step} Times this short are only a few of them: let the program do its work more often before you compare.`;
}

/** A share as a percentage to two digits: `4.2%`, `37%`, `100%`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(share >= 0.995 ? 3 : 2))}%`;
}

/** Numbers of a list in words: `3`, `3 and 5`, `3, 5 and 8`. */
export function listed(numbers: readonly (number | string)[]): string {
  const last = numbers.at(-1);
  if (last === undefined) return '';
  return numbers.length === 1 ? String(last) : `${numbers.slice(0, -1).join(', ')} and ${last}`;
}
