import type { LaneReport, SentMessage } from '../protocol.ts';
import type { Lane } from '../results.ts';
import type { RunEvent, ToldFlight } from '../trace/run-event.ts';

type Messages = Extract<LaneReport, { readonly kind: 'messages' }>;

/** What is known of one direction of a channel and has not been put together, by the numbers of its messages. */
type Way = {
  readonly sent: Map<number, SentMessage & { readonly from: Lane }>;
  readonly received: Map<number, { readonly at: number; readonly to: Lane }>;
};

/** Puts together what the two ends of a channel tell of its messages: both number them alike, and either may tell first. */
export type MessageFlights = {
  /** What a lane tells; gives the flights of which both ends are known by now. */
  readonly told: (teller: Lane, messages: Messages) => readonly RunEvent[];
};

/** The messages of one run. */
export function createMessageFlights(): MessageFlights {
  const ways = new Map<string, Way>();

  /** The direction that begins at one end of a channel. */
  const wayFrom = (channel: string, end: 0 | 1): Way => {
    const key = `${end} ${channel}`;
    const way = ways.get(key) ?? { sent: new Map(), received: new Map() };
    ways.set(key, way);
    return way;
  };

  return {
    told: (teller, { channel, end, sent, received, dropped }) => {
      const flights: ToldFlight[] = [];
      const pair = (way: Way, index: number): void => {
        const one = way.sent.get(index);
        const other = way.received.get(index);
        if (one === undefined || other === undefined) return;
        way.sent.delete(index);
        way.received.delete(index);
        const { from, at, bytes, label = '' } = one;
        // A port may have come back to where the other one is.
        if (from === other.to) return;
        flights.push({
          from,
          to: other.to,
          sent: at,
          received: other.at,
          ...(bytes !== undefined && { bytes }),
          label,
        });
      };
      const out = wayFrom(channel, end);
      for (const message of sent) {
        out.sent.set(message.index, { ...message, from: teller });
        pair(out, message.index);
      }
      const back = wayFrom(channel, end === 0 ? 1 : 0);
      for (const { index, at } of received) {
        back.received.set(index, { at, to: teller });
        pair(back, index);
      }
      return flights.length + dropped === 0 ? [] : [{ kind: 'flights', flights, dropped }];
    },
  };
}
