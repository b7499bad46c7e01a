/** What can be pointed at in a picture, and what there is to say of it. */
import type { Position } from '../results.ts';
import { coreName, laneName } from './thread-names.ts';
import { tracedTime } from './time-text.ts';
import type { Trace } from './trace.ts';

/** A thing in a trace: its list, and where it stands there. */
export type Thing = { readonly kind: 'span' | 'mark' | 'flight' | 'tick'; readonly index: number };

/** A thing in words, as a row of the table has it; times are microseconds. */
export type ThingFacts = {
  readonly lane: string;
  readonly startUs: number;
  readonly endUs: number;
  readonly state: string;
  readonly what: string;
  readonly place?: Position;
};

/** What a thing is; undefined where the trace does not have it. */
export function factsOf(trace: Trace, { kind, index }: Thing): ThingFacts | undefined {
  switch (kind) {
    case 'span': {
      const span = trace.spans[index];
      if (!span) return undefined;
      const core = span.core === undefined || trace.cores === 1 ? '' : `on ${coreName(span.core)}`;
      return {
        lane: laneName(trace, span.lane),
        startUs: span.startUs,
        endUs: span.endUs,
        state: span.state,
        what: listed(span.label, core),
        ...(span.place && { place: span.place }),
      };
    }
    case 'mark': {
      const mark = trace.marks[index];
      return (
        mark && {
          lane: laneName(trace, mark.lane),
          startUs: mark.startUs,
          endUs: mark.endUs,
          state: 'span',
          what: mark.label,
          ...(mark.place && { place: mark.place }),
        }
      );
    }
    case 'flight': {
      const flight = trace.flights[index];
      return (
        flight && {
          lane: `${laneName(trace, flight.from)} to ${laneName(trace, flight.to)}`,
          startUs: flight.sentUs,
          endUs: flight.receivedUs,
          state: 'message',
          what: listed(flight.label, flight.bytes === undefined ? '' : `about ${bytesText(flight.bytes)}`),
        }
      );
    }
    case 'tick': {
      const tick = trace.ticks[index];
      return (
        tick && {
          lane: laneName(trace, tick.lane),
          startUs: tick.atUs,
          endUs: tick.atUs,
          state: 'output',
          what: tick.text,
          ...(tick.place && { place: tick.place }),
        }
      );
    }
  }
}

/** Facts as a sentence's worth of words: `main, running, 3.2 ms to 8.1 ms, fetch`. */
export function factsText(trace: Trace, { lane, state, startUs, endUs, what }: ThingFacts): string {
  const start = tracedTime(trace, startUs);
  const end = tracedTime(trace, endUs);
  return listed(lane, state, start === end ? `at ${start}` : `${start} to ${end}`, what);
}

/** A size as text, in steps of 1000: `40 bytes`, `2.1 kB`. */
function bytesText(bytes: number): string {
  if (bytes === 1) return '1 byte';
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 999_950 ? `${Number((bytes / 1000).toFixed(1))} kB` : `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}

const listed = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
