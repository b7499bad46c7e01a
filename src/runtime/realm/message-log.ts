import type { LaneReport, ReceivedMessage, SentMessage } from '../protocol.ts';
import { stopLabels, takeLabel } from './message-labels.ts';
import { sizeOfClone } from './message-size.ts';
import { now } from './primordials-platform.ts';
import { append, list } from './primordials.ts';

/** Messages that travel in one report. */
const batchMessages = 500;
/** Messages of one lane that are told of; what comes after them is counted. */
const mostMessages = 5000;
/** Messages of one lane whose size is estimated, which takes some microseconds each: a chatty program is not slowed for long. */
const mostSizes = 500;

/** One end of a channel between two lanes. `index` counts the messages of one direction from 0, the same at both ends. */
export type ChannelLog = {
  /** A message has been taken by the channel; it set out at `at`, in milliseconds, before it may have arrived. */
  readonly sent: (index: number, at: number, message: unknown) => void;
  /** The same of one that was sent before anybody knew that it would leave this lane. */
  readonly sentEarlier: (index: number, at: number) => void;
  readonly received: (index: number) => void;
};

/** Tells the page which messages went over this lane's channels, and when. */
export type MessageLog = {
  /** `name` gives the channel's name as soon as it is known; until then its messages are kept. */
  readonly open: (name: () => string | undefined, end: 0 | 1) => ChannelLog;
  readonly flush: () => void;
};

type Channel = {
  readonly name: () => string | undefined;
  readonly end: 0 | 1;
  sent: SentMessage[];
  received: ReceivedMessage[];
  dropped: number;
  /** Whether it has something to tell, and is in the list of those. */
  isListed: boolean;
};

/** The log of one lane. Both ends of a channel number its messages alike, so that the page can tell which is which. */
export function createMessageLog(report: (report: LaneReport) => void): MessageLog {
  /** The channels that have something to tell. */
  let listed = list<Channel>();
  let told = 0;
  let sized = 0;
  let waiting = 0;

  const flush = (): void => {
    const unnamed = list<Channel>();
    for (let index = 0; index < listed.length; index += 1) {
      const channel = listed[index];
      if (channel === undefined) continue;
      const name = channel.name();
      if (name === undefined) {
        append(unnamed, channel);
        continue;
      }
      const { end, sent, received, dropped } = channel;
      report({ kind: 'messages', channel: name, end, sent, received, dropped });
      channel.sent = list();
      channel.received = list();
      channel.dropped = 0;
      channel.isListed = false;
    }
    listed = unnamed;
    waiting = 0;
  };

  const isFull = (): boolean => {
    if (told >= mostMessages) return true;
    told += 1;
    waiting += 1;
    if (told === mostMessages) stopLabels();
    return false;
  };

  const noted = (channel: Channel): void => {
    if (!channel.isListed) {
      channel.isListed = true;
      append(listed, channel);
    }
    if (waiting >= batchMessages) flush();
  };

  return {
    open: (name, end) => {
      const channel: Channel = { name, end, sent: list(), received: list(), dropped: 0, isListed: false };
      return {
        sent: (index, at, message) => {
          if (isFull()) {
            channel.dropped += 1;
          } else {
            const label = takeLabel();
            const bytes = sized < mostSizes ? sizeOfClone(message) : undefined;
            sized += 1;
            append(channel.sent, {
              index,
              at,
              ...(bytes === undefined ? undefined : { bytes }),
              ...(label === undefined ? undefined : { label }),
            });
          }
          noted(channel);
        },
        sentEarlier: (index, at) => {
          if (isFull()) channel.dropped += 1;
          else append(channel.sent, { index, at });
          noted(channel);
        },
        received: (index) => {
          if (isFull()) return;
          append(channel.received, { index, at: now() });
          noted(channel);
        },
      };
    },
    flush,
  };
}
