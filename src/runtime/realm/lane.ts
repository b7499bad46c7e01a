import type { LaneBrief, LaneCounts, LaneOrder, LaneReport } from '../protocol.ts';
import type { Lane } from '../results.ts';
import { createActivity, type Activity } from './activity.ts';
import { addListener, messageData, now, postToPort, startPort, startTimeout } from './primordials-platform.ts';

/*
 * The life of a lane, as the realm that is this lane sees it:
 *
 *   open ──module body finished──▶ at rest ⇄ stirred (a timer, a message, an operation)
 *                                     │
 *                                     └── end (from the page) or close (by itself) ──▶ closed
 *
 * At rest it reports its counters; the page decides from all lanes together when the run is over.
 */

/** The shortest time between two reports of a lane's counters, in milliseconds: a chatty program must not be slowed by them. */
const reportEveryMs = 20;

/** A lane from within: where the parts of its realm report to, and whom they ask about its end. */
export type RealmLane = {
  readonly brief: LaneBrief;
  readonly activity: Activity;
  readonly report: (report: LaneReport) => void;
  /** Something was printed or changed: the lane will look after it when its current task is over. */
  readonly stirred: () => void;
  readonly bodyFinished: () => void;
  readonly isClosed: () => boolean;
  /** Says the lane's last word, to the page and to all that it serves. */
  readonly close: () => void;
};

/** What the lane asks of the parts of its realm. */
export type LaneParts = {
  /** Milliseconds of the clock that the run is told in. */
  readonly clock: () => number;
  /** The event loop has come to the program's code. */
  readonly woken: () => void;
  /** Sends what the console still holds. */
  readonly flush: () => void;
  /** The last word is about to be said. */
  readonly ending: () => void;
  /** Calls that still wait for an answer. */
  readonly openCalls: () => number;
  /** Rejects them all. */
  readonly giveUp: () => void;
  /** Says the last word on the ports that this lane serves. */
  readonly leave: (reason: string) => void;
  /** Another lane was ended without its own last word. */
  readonly lost: (lane: Lane, reason: string) => void;
  /** The last word has been said: clear timers, end the thread where it is one of its own. */
  readonly closed: () => void;
};

/** Opens the lane of this realm on its port to the page. */
export function openLane(port: MessagePort, brief: LaneBrief, parts: LaneParts): RealmLane {
  let scheduled = false;
  let closed = false;
  let reportedAt = 0;

  const report = (message: LaneReport): void => {
    if (!closed) postToPort(port, message);
  };

  const counted = (): LaneCounts => ({ ...activity.counts(), calls: parts.openCalls() });

  const rest = (): void => {
    scheduled = false;
    if (closed) return;
    parts.flush();
    const counts = counted();
    if (counts.pending > 0) return;
    reportedAt = now();
    report({ kind: 'counts', counts });
  };

  const stirred = (): void => {
    if (scheduled || closed) return;
    scheduled = true;
    const waitMs = reportedAt + reportEveryMs - now();
    startTimeout(rest, waitMs > 0 ? waitMs : 0);
  };

  const activity = createActivity(stirred, parts.woken);

  const close = (): void => {
    if (closed) return;
    parts.ending();
    parts.flush();
    report({ kind: 'closed', at: parts.clock(), counts: counted() });
    closed = true;
    parts.closed();
  };

  addListener(port, 'message', (event) => {
    const order = messageData(event) as LaneOrder;
    switch (order.kind) {
      case 'probe':
        // A turn later, so that whatever is already due (a rejection's report, a timer) comes before the answer.
        startTimeout(() => {
          parts.flush();
          report({ kind: 'counts', counts: counted(), round: order.round });
        }, 0);
        return;
      case 'give-up':
        parts.giveUp();
        return;
      case 'lane-lost':
        parts.lost(order.lane, order.reason);
        return;
      case 'end':
        close();
    }
  });
  startPort(port);

  return {
    brief,
    activity,
    report,
    stirred,
    bodyFinished: activity.bodyFinished,
    isClosed: () => closed,
    close: () => {
      if (closed) return;
      parts.leave(`${brief.lane} (${brief.entry}) has ended`);
      close();
    },
  };
}
