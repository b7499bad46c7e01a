import type { LaneReport, SentMessage } from '../protocol.ts';
import type { Lane } from '../results.ts';
import { sizeOfClone } from './message-size.ts';
import { now } from './primordials-platform.ts';
import { append, list } from './primordials.ts';

/** Messages that travel in one report. */
const batchMessages = 500;
/** Messages of one lane that are told of; what comes after them is counted. */
const mostMessages = 5000;
/** Messages of one lane whose size is estimated, which takes some microseconds each: a chatty program is not slowed for long. */
const mostSizes = 500;

/** One end of the channel between a worker and the lane that started it. */
export type ChannelLog = {
  /** A message has been taken by the channel; it set out at `at`, in milliseconds, before it may have arrived. */
  readonly sent: (at: number, message: unknown) => void;
  readonly received: () => void;
};

/** Tells the page which messages went over this lane's channels, and when. */
export type MessageLog = {
  /** `worker` gives the lane of the channel's worker, as soon as it is known; until then its messages are kept. */
  readonly open: (worker: () => Lane | undefined) => ChannelLog;
  readonly flush: () => void;
};

type Channel = { readonly worker: () => Lane | undefined; sent: SentMessage[]; received: number[]; dropped: number };

/** The log of one lane. The two ends of a channel keep the same order, so that the page can tell which is which. */
export function createMessageLog(report: (report: LaneReport) => void): MessageLog {
  const channels = list<Channel>();
  let told = 0;
  let sized = 0;
  let waiting = 0;

  const flush = (): void => {
    for (let index = 0; index < channels.length; index += 1) {
      const channel = channels[index];
      const worker = channel?.worker();
      if (channel === undefined || worker === undefined) continue;
      const { sent, received, dropped } = channel;
      if (sent.length + received.length + dropped === 0) continue;
      report({ kind: 'messages', worker, sent, received, dropped });
      channel.sent = list();
      channel.received = list();
      channel.dropped = 0;
    }
    waiting = 0;
  };

  const isFull = (): boolean => {
    if (told >= mostMessages) return true;
    told += 1;
    waiting += 1;
    return false;
  };

  return {
    open: (worker) => {
      const channel: Channel = { worker, sent: list(), received: list(), dropped: 0 };
      append(channels, channel);
      return {
        sent: (at, message) => {
          if (isFull()) {
            channel.dropped += 1;
          } else if (sized < mostSizes) {
            sized += 1;
            append(channel.sent, { at, bytes: sizeOfClone(message) });
          } else {
            append(channel.sent, { at });
          }
          if (waiting >= batchMessages) flush();
        },
        received: () => {
          if (!isFull()) append(channel.received, now());
          if (waiting >= batchMessages) flush();
        },
      };
    },
    flush,
  };
}
