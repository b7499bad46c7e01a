import { Fnv1a } from './fnv.ts';
import type { Trace } from './trace.ts';

/** What a digest is made of. */
export type Digested = Pick<Trace, 'lanes' | 'spans' | 'flights' | 'marks' | 'cores'>;

/**
 * 64 bits of what happened in a run, as 16 hexadecimal digits. In virtual time the same program, machine and seed give
 * the same in every engine. Cores, lanes, spans, flights and marks count, in their order; places in the source do not,
 * nor does what was printed.
 */
export function digestOf({ cores = 0, lanes, spans, flights, marks }: Digested): string {
  const hash = new Fnv1a();
  hash.addNumber(cores);

  hash.addNumber(lanes.length);
  for (const { lane, name, starter, openedUs, closedUs } of lanes) {
    for (const text of [lane, name, starter ?? '']) hash.addText(text);
    for (const time of [openedUs, closedUs]) hash.addNumber(time);
  }

  hash.addNumber(spans.length);
  for (const { lane, state, label, startUs, endUs, core } of spans) {
    for (const text of [lane, state, label]) hash.addText(text);
    for (const number of [startUs, endUs, core === undefined ? 0 : core + 1]) hash.addNumber(number);
  }

  hash.addNumber(flights.length);
  for (const { from, to, label, sentUs, receivedUs, bytes } of flights) {
    for (const text of [from, to, label]) hash.addText(text);
    for (const number of [sentUs, receivedUs, bytes === undefined ? 0 : bytes + 1]) hash.addNumber(number);
  }

  hash.addNumber(marks.length);
  for (const { lane, label, startUs, endUs } of marks) {
    for (const text of [lane, label]) hash.addText(text);
    for (const time of [startUs, endUs]) hash.addNumber(time);
  }
  return hash.digits();
}
