import type { Scale } from './level-of-detail.ts';
import { firstAbove } from './packed-spans.ts';
import type { Flight } from '../trace.ts';

/** Messages as columns, in the order in which they were sent. */
export type PackedFlights = {
  /** Rows of the sender and of the receiver. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly sent: Float64Array;
  readonly received: Float64Array;
  /** When the last of all messages up to this one had arrived: tells which are over before a window begins. */
  readonly latest: Float64Array;
  /** Where each stands in the trace. */
  readonly indices: Uint32Array;
};

/** More arrows than this say nothing. */
const ARROW_LIMIT = 600;

/** Packs the messages between two rows. */
export function packFlights(flights: readonly Flight[], rowOf: ReadonlyMap<string, number>): PackedFlights {
  const kept = [...flights.entries()].flatMap(([index, { from, to, sentUs, receivedUs }]) => {
    const sender = rowOf.get(from);
    const receiver = rowOf.get(to);
    if (sender === undefined || receiver === undefined || sender === receiver) return [];
    return [{ index, sender, receiver, sentUs, receivedUs }];
  });
  kept.sort((one, other) => one.sentUs - other.sentUs);
  let last = 0;
  return {
    from: Uint16Array.from(kept, ({ sender }) => sender),
    to: Uint16Array.from(kept, ({ receiver }) => receiver),
    sent: Float64Array.from(kept, ({ sentUs }) => sentUs),
    received: Float64Array.from(kept, ({ receivedUs }) => receivedUs),
    latest: Float64Array.from(kept, ({ receivedUs }) => (last = Math.max(last, receivedUs))),
    indices: Uint32Array.from(kept, ({ index }) => index),
  };
}

/**
 * Calls `draw` with the position of each message that a scale shows; of several that look the same, with the first. Where
 * there are too many to tell apart, none is drawn and the answer is false.
 */
export function eachArrow(flights: PackedFlights, scale: Scale, draw: (at: number) => void): boolean {
  const { sent, received, from, to } = flights;
  const endUs = scale.startUs + scale.width / scale.pixelsPerUs;
  const shown: number[] = [];
  const seen = new Set<number>();
  for (let at = firstAbove(flights.latest, scale.startUs); (sent[at] ?? endUs) < endUs; at += 1) {
    if ((received[at] ?? 0) < scale.startUs) continue;
    const rows = (from[at] ?? 0) * 128 + (to[at] ?? 0);
    const look = (rows * 65_536 + pixelOf(scale, sent[at] ?? 0)) * 65_536 + pixelOf(scale, received[at] ?? 0);
    if (seen.has(look)) continue;
    seen.add(look);
    shown.push(at);
    if (shown.length > ARROW_LIMIT) return false;
  }
  for (const at of shown) draw(at);
  return true;
}

/** A number from 0 to 65,535 that differs from pixel to pixel in sight and far around it. */
function pixelOf({ startUs, pixelsPerUs }: Scale, us: number): number {
  return Math.max(0, Math.min(65_535, Math.round((us - startUs) * pixelsPerUs) + 16_384));
}
