import type { Trace } from '../trace/trace.ts';
import { Fnv1a } from './fnv.ts';

const { hasOwn } = Object;

/** What a digest is made of. */
export type Digested = Pick<Trace, 'lanes' | 'spans' | 'flights' | 'marks'> & { readonly cores: number };

/**
 * 64 bits of what happened in a run, as 16 hexadecimal digits: the same in every engine. Cores, lanes, spans, flights
 * and marks count, in their order; places in the source do not, nor does what was printed.
 */
export function digestOf({ cores, lanes, spans, flights, marks }: Digested): string {
  const hash = new Fnv1a();
  hash.addNumber(cores);

  hash.addNumber(lanes.length);
  for (let index = 0; index < lanes.length; index += 1) {
    const lane = lanes[index];
    if (lane === undefined) continue;
    hash.addText(lane.lane);
    hash.addText(lane.name);
    hash.addText(lane.starter ?? '');
    hash.addNumber(lane.openedUs);
    hash.addNumber(lane.closedUs);
  }

  hash.addNumber(spans.length);
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined) continue;
    hash.addText(span.lane);
    hash.addText(span.state);
    hash.addText(span.label);
    hash.addNumber(span.startUs);
    hash.addNumber(span.endUs);
    hash.addNumber(hasOwn(span, 'core') && span.core !== undefined ? span.core + 1 : 0);
  }

  hash.addNumber(flights.length);
  for (let index = 0; index < flights.length; index += 1) {
    const flight = flights[index];
    if (flight === undefined) continue;
    hash.addText(flight.from);
    hash.addText(flight.to);
    hash.addText(flight.label);
    hash.addNumber(flight.sentUs);
    hash.addNumber(flight.receivedUs);
    hash.addNumber(hasOwn(flight, 'bytes') && flight.bytes !== undefined ? flight.bytes + 1 : 0);
  }

  hash.addNumber(marks.length);
  for (let index = 0; index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark === undefined) continue;
    hash.addText(mark.lane);
    hash.addText(mark.label);
    hash.addNumber(mark.startUs);
    hash.addNumber(mark.endUs);
  }
  return hash.digits();
}
