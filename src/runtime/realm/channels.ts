import type { Lane } from '../results.ts';
import type { ChannelLog, MessageLog } from './message-log.ts';
import { messagePorts } from './primordials-platform.ts';
import {
  append,
  getPrototypeOf,
  isArray,
  list,
  newWeakMap,
  ownData,
  toText,
  weakMapGet,
  weakMapSet,
} from './primordials.ts';

/*
 * Which channel a port belongs to, so that the page can put together what the two lanes at its ends tell of its messages.
 * A channel gets its name where it is made. When a port travels, a note goes ahead of the message that it travels with,
 * on the same way: what it is an end of, and how many messages it has sent and received so far.
 *
 * While both ends are in one realm, nothing is told: such messages stay on one lane. What is under way when one of the
 * two leaves is told then.
 */

/** Messages under way between two ends in one realm whose times are kept. */
const mostKept = 100;
/** Longest name that is taken from a note, in UTF-16 units. */
const longestName = 60;

/** A port's end of a channel. */
type PortEnd = {
  /** The port has taken a message, which set out at `at`. */
  readonly sent: (at: number, message: unknown) => void;
  readonly received: () => void;
};

/** Something over which ports travel: a port, or the channel between a worker and its starter. */
export type Carrier = {
  /** What a note has told of the ports that come with the next message. */
  told: unknown;
};

/** The ports that are about to travel with a message. */
type Travellers = {
  /** The note that goes ahead. */
  readonly note: object;
  /** They are gone. */
  readonly left: () => void;
};

/** The channels whose ends have been in this realm. */
export type Channels = {
  /** The two ends of a channel that this realm has made. */
  readonly made: (one: MessagePort, other: MessagePort) => void;
  /** Undefined where nothing is known of the port. */
  readonly endOf: (port: MessagePort) => PortEnd | undefined;
  /** Who travels with a message that is posted with this list of objects to transfer, or with options that hold one. */
  readonly travellers: (options: unknown) => Travellers | undefined;
  /** Hears a note on a carrier; false where it is about something else. */
  readonly hear: (carrier: Carrier, note: object) => boolean;
  /** Gives the ports of a message that has arrived the ends that they are. */
  readonly arrived: (carrier: Carrier, event: Event) => void;
};

type End = PortEnd & {
  readonly channel: string;
  readonly end: 0 | 1;
  counts: { sent: number; received: number };
  /** The other end, while both are here. */
  partner: End | undefined;
  /** When those were sent that the other end, here too, has not received; by their number. */
  readonly kept: Record<number, number>;
  /** Tells the page, once the two ends are apart. */
  log: ChannelLog | undefined;
};

/** What a note tells of one port. */
type Passport = {
  readonly channel: string;
  readonly end: 0 | 1;
  readonly sent: number;
  readonly received: number;
};

/** The channels of one realm; their names begin with that of its lane. */
export function createChannels(lane: Lane, logs: MessageLog): Channels {
  const ends = newWeakMap<MessagePort, End>();
  let made = 0;

  const openEnd = (channel: string, end: 0 | 1, sent: number, received: number): End => {
    const counts = { sent, received };
    const self: End = {
      channel,
      end,
      counts,
      partner: undefined,
      kept: { __proto__: null } as unknown as Record<number, number>,
      log: undefined,
      sent: (at, message) => {
        const { partner, log } = self;
        if (log !== undefined) log.sent(counts.sent, at, message);
        else if (partner !== undefined && counts.sent - partner.counts.received < mostKept) self.kept[counts.sent] = at;
        counts.sent += 1;
      },
      received: () => {
        const { partner, log } = self;
        if (log !== undefined) log.received(counts.received);
        else if (partner !== undefined) delete partner.kept[counts.received];
        counts.received += 1;
      },
    };
    return self;
  };

  /** From now on the two ends are in different realms, or may be. */
  const part = (end: End): void => {
    const { partner } = end;
    end.partner = undefined;
    if (partner === undefined || end.log !== undefined) return;
    const log = logs.open(() => end.channel, end.end);
    end.log = log;
    for (let index = partner.counts.received; index < end.counts.sent; index += 1) {
      const at = end.kept[index];
      if (at === undefined) break;
      log.sentEarlier(index, at);
    }
  };

  const arrive = (port: MessagePort, told: unknown): void => {
    const passport = passportIn(told);
    if (passport === undefined) return;
    const end = openEnd(passport.channel, passport.end, passport.sent, passport.received);
    end.log = logs.open(() => passport.channel, passport.end);
    weakMapSet(ends, port, end);
  };

  return {
    made: (one, other) => {
      made += 1;
      const channel = `${lane} ${toText(made)}`;
      const near = openEnd(channel, 0, 0, 0);
      const far = openEnd(channel, 1, 0, 0);
      near.partner = far;
      far.partner = near;
      weakMapSet(ends, one, near);
      weakMapSet(ends, other, far);
    },
    endOf: (port) => weakMapGet(ends, port),
    travellers: (options) => {
      if (typeof options !== 'object' || options === null) return undefined;
      const transfer = isArray(options) ? options : ownData(options, 'transfer');
      if (!isArray(transfer)) return undefined;
      const leaving = list<End>();
      const passports = list<Passport | null>();
      for (let index = 0; index < transfer.length; index += 1) {
        const object = ownData(transfer, index);
        if (typeof object !== 'object' || object === null || getPrototypeOf(object) !== portPrototype) continue;
        const end = weakMapGet(ends, object as MessagePort);
        if (end === undefined) {
          append(passports, null);
          continue;
        }
        append(leaving, end);
        const { channel, counts } = end;
        append(passports, { channel, end: end.end, ...counts });
      }
      if (leaving.length === 0) return undefined;
      return {
        note: { ports: passports },
        left: () => {
          for (let index = 0; index < leaving.length; index += 1) {
            const end = leaving[index];
            if (end === undefined) continue;
            const { partner } = end;
            if (partner !== undefined) {
              part(end);
              part(partner);
            }
            // What the program still posts on the port that it gave away goes nowhere.
            end.log = undefined;
          }
        },
      };
    },
    hear: (carrier, note) => {
      const ports = ownData(note, 'ports');
      if (ports === undefined) return false;
      carrier.told = ports;
      return true;
    },
    arrived: (carrier, event) => {
      const { told } = carrier;
      if (told === undefined) return;
      const ports = messagePorts(event);
      if (ports.length === 0) return;
      carrier.told = undefined;
      if (!isArray(told) || told.length !== ports.length) return;
      for (let index = 0; index < ports.length; index += 1) {
        const port = ports[index];
        if (port !== undefined) arrive(port, ownData(told, index));
      }
    },
  };
}

const portPrototype = MessagePort.prototype;

/** What a note tells of a port, if it does: the note may be made up. */
function passportIn(told: unknown): Passport | undefined {
  if (typeof told !== 'object' || told === null) return undefined;
  const channel = ownData(told, 'channel');
  const end = ownData(told, 'end');
  const sent = ownData(told, 'sent');
  const received = ownData(told, 'received');
  if (typeof channel !== 'string' || channel.length > longestName || (end !== 0 && end !== 1)) return undefined;
  if (typeof sent !== 'number' || typeof received !== 'number') return undefined;
  return { channel, end, sent, received };
}
