import type { LaneCounts } from '../protocol.ts';
import type { Lane } from '../results.ts';

/*
 * When is a run over? When no lane can do anything more by itself and no message is under way between them.
 * Lanes report their counters when they come to rest, at different moments, so equal sums alone prove nothing.
 * The four-counter method (F. Mattern, "Algorithms for distributed termination detection", 1987) asks every lane
 * again after all have been heard: if nothing has moved between the two waves, nothing was under way.
 *
 *               a lane stirs, opens or closes
 *        ┌───────────────────◀──────────────────────┐
 *        ▼                                          │
 *     running ──all at rest, sums equal──▶ asking ──┴─ same answers ─▶ over
 *        │                                  ▲  │
 *        │ at rest, but something is        │  └ same answers, but something is still waited for
 *        │ still waited for                 │                       │
 *        └──▶ waiting ── graceMs ───────────┘                       ▼
 *                                            give-up (once) ─▶ asking ─▶ over, with what it waited for
 *
 * "All" includes the lanes that the page has not heard of yet, and the ends that a lane has not heard of yet: each lane
 * counts the workers that it started and those of them that are gone, and while the page counts otherwise, news is
 * under way. A lane that closes leaves its final counters behind, so what it sent last is still waited for.
 */

/** What the run should do next. */
export type EndingStep =
  | { readonly kind: 'wait' }
  /** Look again after `ms` if nothing has been reported until then. */
  | { readonly kind: 'look-again'; readonly ms: number }
  | { readonly kind: 'probe'; readonly round: number; readonly lanes: readonly Lane[] }
  | { readonly kind: 'give-up'; readonly lanes: readonly Lane[] }
  | { readonly kind: 'over'; readonly waitedFor?: string };

/** Detects the end of a run from what its lanes report. Pure: time comes in with every call, in milliseconds. */
export type Ending = {
  readonly opened: (lane: Lane, starter: Lane | null, entry: string, nowMs: number) => EndingStep;
  readonly counted: (lane: Lane, counts: LaneCounts, round: number | undefined, nowMs: number) => EndingStep;
  /** The lane has ended; `counts` are its final ones, undefined where its thread was ended before it could tell. */
  readonly closed: (lane: Lane, counts: LaneCounts | undefined, nowMs: number) => EndingStep;
  readonly look: (nowMs: number) => EndingStep;
};

type Known = {
  readonly entry: string;
  readonly starter: Lane | null;
  counts: LaneCounts | undefined;
  /** The last round that it has answered. */
  answered: number;
  /** Workers of its own that the page has seen open and close. */
  opened: number;
  closed: number;
};

/** How long a run may be at rest while something is still awaited, before it is told to give up. */
export const graceMs = 1000;

/** Starts the detection for one run. */
export function createEnding(): Ending {
  const lanes = new Map<Lane, Known>();
  /** Messages of closed lanes: sent less received. */
  let left = 0;
  /** A lane was lost without its final counters: the sums may never be equal again, which then proves nothing. */
  let isSumSound = true;
  let round = 0;
  /** The counters that the round under way should find again. */
  let asked: string | undefined;
  let restingSince: number | undefined;
  let restingAs = '';
  let gaveUp = false;

  const underWay = (): number =>
    [...lanes.values()].reduce(
      (sum, { counts }) => sum + (counts === undefined ? 0 : counts.sent - counts.received),
      left,
    );

  const describeWait = (): string | undefined => {
    const known = [...lanes.values()];
    const open = known.find(({ counts }) => counts?.open === true);
    if (open !== undefined)
      return `${open.entry} still waits at a top-level await that nothing left in this run can settle`;
    if (known.some(({ counts }) => counts !== undefined && counts.calls > 0))
      return 'a call that nothing left in this run can answer';
    const lying = underWay();
    if (!isSumSound || lying <= 0) return undefined;
    return lying === 1 ? 'a message that nobody has received' : `${lying} messages that nobody has received`;
  };

  const isHeardOf = ({ counts, opened, closed }: Known): boolean =>
    counts?.pending === 0 && counts.spawned === opened && counts.gone === closed;

  const decide = (nowMs: number): EndingStep => {
    const known = [...lanes.values()];
    if (known.length === 0 || !known.every(isHeardOf)) {
      asked = undefined;
      restingSince = undefined;
      return { kind: 'wait' };
    }
    const now = JSON.stringify([...lanes].map(([lane, { counts }]) => [lane, counts]));
    if (now !== restingAs) {
      restingAs = now;
      restingSince = nowMs;
      asked = undefined;
      gaveUp = false;
    }
    restingSince ??= nowMs;

    if (asked !== undefined) {
      if (known.some((lane) => lane.answered < round)) return { kind: 'wait' };
      asked = undefined;
      const waitedFor = describeWait();
      if (waitedFor === undefined) return { kind: 'over' };
      if (gaveUp) return { kind: 'over', waitedFor };
      gaveUp = true;
      return { kind: 'give-up', lanes: [...lanes.keys()] };
    }

    const isCalm = gaveUp || (underWay() === 0 && describeWait() === undefined);
    const leftMs = restingSince + graceMs - nowMs;
    if (!isCalm && leftMs > 0) return { kind: 'look-again', ms: leftMs };
    round += 1;
    asked = now;
    return { kind: 'probe', round, lanes: [...lanes.keys()] };
  };

  return {
    opened: (lane, starter, entry, nowMs) => {
      lanes.set(lane, { entry, starter, counts: undefined, answered: 0, opened: 0, closed: 0 });
      const known = starter === null ? undefined : lanes.get(starter);
      if (known !== undefined) known.opened += 1;
      return decide(nowMs);
    },
    counted: (lane, counts, answeredRound, nowMs) => {
      const known = lanes.get(lane);
      if (known === undefined) return { kind: 'wait' };
      known.counts = counts;
      if (answeredRound !== undefined) known.answered = answeredRound;
      return decide(nowMs);
    },
    closed: (lane, counts, nowMs) => {
      const known = lanes.get(lane);
      if (known === undefined) return { kind: 'wait' };
      lanes.delete(lane);
      if (counts !== undefined) left += counts.sent - counts.received;
      const starter = known.starter === null ? undefined : lanes.get(known.starter);
      if (starter !== undefined) starter.closed += 1;
      // What was on its way to or from a lost lane, or one whose starter is gone too, nobody can tell.
      if (counts === undefined || (known.starter !== null && starter === undefined)) isSumSound = false;
      return lanes.size === 0 ? { kind: 'over' } : decide(nowMs);
    },
    look: decide,
  };
}
