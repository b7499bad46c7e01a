import type { LaneReport } from '../protocol.ts';
import type { Lane } from '../results.ts';
import type { RunEvent, ToldFlight } from '../trace/run-event.ts';

type Messages = Extract<LaneReport, { readonly kind: 'messages' }>;

/** One direction of a channel: what one end has sent and when the other received, while the two have not been paired. */
type Way = { readonly sent: Messages['sent'][number][]; readonly received: number[] };

/** Puts together what the two ends of a channel tell of its messages. Both see them in the same order. */
export type MessageFlights = {
  /** A worker was started by this lane. */
  readonly started: (worker: Lane, starter: Lane | null) => void;
  /** What a lane tells; gives the flights of which both ends are known by now. */
  readonly told: (teller: Lane, messages: Messages) => readonly RunEvent[];
};

/** The messages of one run. */
export function createMessageFlights(): MessageFlights {
  const starters = new Map<Lane, Lane>();
  const ways = new Map<string, Way>();

  const wayOf = (from: Lane, to: Lane): Way => {
    const key = `${from} ${to}`;
    const way = ways.get(key) ?? { sent: [], received: [] };
    ways.set(key, way);
    return way;
  };

  const paired = (from: Lane, to: Lane): readonly ToldFlight[] => {
    const { sent, received } = wayOf(from, to);
    const both = Math.min(sent.length, received.length);
    const times = received.splice(0, both);
    return sent.splice(0, both).map(({ at, bytes }, index) => ({
      from,
      to,
      sent: at,
      received: times[index] ?? at,
      ...(bytes !== undefined && { bytes }),
      label: '',
    }));
  };

  return {
    started: (worker, starter) => {
      if (starter !== null) starters.set(worker, starter);
    },
    told: (teller, { worker, sent, received, dropped }) => {
      const starter = starters.get(worker);
      // Only the two ends of a channel have anything to tell of it.
      if (starter === undefined || (teller !== worker && teller !== starter)) return [];
      const other = teller === worker ? starter : worker;
      wayOf(teller, other).sent.push(...sent);
      wayOf(other, teller).received.push(...received);
      const flights = [...paired(teller, other), ...paired(other, teller)];
      return flights.length + dropped === 0 ? [] : [{ kind: 'flights', flights, dropped }];
    },
  };
}
