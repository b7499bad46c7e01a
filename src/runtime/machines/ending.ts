import type { Lane, LaneCounts } from '../protocol.ts';

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
 *        │ at rest, but a lane still        │  └ same answers, but something is still waited for
 *        │ awaits or a message lies about   │                       │
 *        └──▶ waiting ── graceMs ───────────┘                       ▼
 *                                            give-up (once) ─▶ asking ─▶ over, with what it waited for
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
  readonly opened: (lane: Lane, entry: string, nowMs: number) => EndingStep;
  readonly counted: (lane: Lane, counts: LaneCounts, round: number | undefined, nowMs: number) => EndingStep;
  readonly closed: (lane: Lane, nowMs: number) => EndingStep;
  readonly look: (nowMs: number) => EndingStep;
};

type Known = { readonly entry: string; counts: LaneCounts | undefined; answered: number };

/** How long a run may be at rest while something is still awaited, before it is told to give up. */
export const graceMs = 1000;

/** Starts the detection for one run. */
export function createEnding(): Ending {
  const lanes = new Map<Lane, Known>();
  let openedLanes = 0;
  let round = 0;
  /** The counters that the round under way should find again. */
  let asked: string | undefined;
  let restingSince: number | undefined;
  let restingAs = '';
  let gaveUp = false;

  const snapshot = (): string =>
    JSON.stringify([...lanes].map(([lane, { counts }]) => [lane, counts?.sent, counts?.received, counts?.open]));

  const stir = (): EndingStep => {
    asked = undefined;
    restingSince = undefined;
    return { kind: 'wait' };
  };

  const decide = (nowMs: number): EndingStep => {
    const known = [...lanes.values()];
    const spawned = known.reduce((sum, lane) => sum + (lane.counts?.spawned ?? 0), 0) + goneSpawned;
    if (openedLanes === 0 || spawned !== openedLanes - 1) return stir();
    if (known.some((lane) => lane.counts === undefined || lane.counts.pending > 0)) return stir();

    const now = snapshot();
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
      const waitedFor = describeWait(known);
      if (waitedFor === undefined) return { kind: 'over' };
      if (gaveUp) return { kind: 'over', waitedFor };
      gaveUp = true;
      return { kind: 'give-up', lanes: [...lanes.keys()] };
    }

    const calm = describeWait(known) === undefined || gaveUp;
    const leftMs = restingSince + graceMs - nowMs;
    if (!calm && leftMs > 0) return { kind: 'look-again', ms: leftMs };
    round += 1;
    asked = now;
    return { kind: 'probe', round, lanes: [...lanes.keys()] };
  };

  let goneSpawned = 0;

  return {
    opened: (lane, entry, nowMs) => {
      openedLanes += 1;
      lanes.set(lane, { entry, counts: undefined, answered: 0 });
      return decide(nowMs);
    },
    counted: (lane, counts, answeredRound, nowMs) => {
      const known = lanes.get(lane);
      if (known === undefined) return { kind: 'wait' };
      known.counts = counts;
      if (answeredRound !== undefined) known.answered = answeredRound;
      return decide(nowMs);
    },
    closed: (lane, nowMs) => {
      goneSpawned += lanes.get(lane)?.counts?.spawned ?? 0;
      lanes.delete(lane);
      return lanes.size === 0 ? { kind: 'over' } : decide(nowMs);
    },
    look: decide,
  };
}

function describeWait(lanes: readonly Known[]): string | undefined {
  const open = lanes.find((lane) => lane.counts?.open === true);
  if (open !== undefined)
    return `${open.entry} still waits at a top-level await that nothing left in this run can settle`;
  const lying = lanes.reduce((sum, { counts }) => sum + (counts === undefined ? 0 : counts.sent - counts.received), 0);
  if (lying > 0)
    return lying === 1 ? 'a message that nobody has received' : `${lying} messages that nobody has received`;
  return undefined;
}
