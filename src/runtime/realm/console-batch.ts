/** How a lane's lines travel: one by one while they are few, in batches under flood. */
import type { Line } from '../results.ts';
import { list } from './primordials.ts';

/**
 * ```
 *            allowance left                    allowance used up
 * calm ───▶ [ one by one ] ──────────────────▶ [ batched ] ── 50 ms since the last batch, or flush() ──▶ sent
 *                  ▲                                │
 *                  └──── 100 ms without a line ◀────┘
 * ```
 * Lines sent one by one are safe from a loop that follows them. Batches are flushed by a look at the clock inside the
 * next line, because under flood no timer of the lane fires, and by `flush` when the lane comes to rest.
 */
export type BatchOptions = {
  /** Sends lines in order; `dropped` lines were left out before them. */
  readonly send: (lines: readonly Line[], dropped: number) => void;
  /** Called when a batch begins: shall call `flush` once the thread is free, at latest about 50 ms later. */
  readonly soon: (flush: () => void) => void;
};

/** Takes lines and sends them when it is time. */
export type Batch = { readonly add: (line: Line) => void; readonly flush: () => void };

const ALLOWANCE = 200;
const CALM_MS = 100;
const FLUSH_MS = 50;
/** A batch keeps its newest lines; the page shows no more of them either. */
const KEPT = 1_000;

/** Makes the batch of one lane. */
export function createBatch({ send, soon }: BatchOptions): Batch {
  let allowance = ALLOWANCE;
  let lastLineAt = -Infinity;
  let lastSentAt = -Infinity;
  let isFlushDue = false;
  /** The newest lines, at `count % KEPT`: the oldest gives way. */
  let ring = list<Line>();
  let count = 0;

  const flush = (): void => {
    if (count === 0) return;
    lastSentAt = lastLineAt;
    const dropped = count > KEPT ? count - KEPT : 0;
    const lines = list<Line>();
    for (let index = dropped; index < count; index += 1) lines[index - dropped] = ring[index % KEPT] as Line;
    ring = list();
    count = 0;
    send(lines, dropped);
  };

  const add = (line: Line): void => {
    if (line.at - lastLineAt > CALM_MS) allowance = ALLOWANCE;
    lastLineAt = line.at;
    if (allowance > 0) {
      allowance -= 1;
      flush();
      lastSentAt = line.at;
      send([line], 0);
      return;
    }
    ring[count % KEPT] = line;
    count += 1;
    if (line.at - lastSentAt >= FLUSH_MS) flush();
    else if (!isFlushDue) {
      isFlushDue = true;
      soon(() => {
        isFlushDue = false;
        flush();
      });
    }
  };

  return { add, flush };
}
