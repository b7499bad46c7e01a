import type { RealCounts, RealOutcome } from '../results.ts';

/** Nothing has run yet. */
export function noCounts(wanted: number): RealCounts {
  return { wanted, runs: 0, wrong: 0, hung: 0, outcomes: [], ms: 0 };
}

/** What further runs add to those before; what was wanted at first stays. */
export function addCounts(before: RealCounts, further: RealCounts): RealCounts {
  const outcomes = new Map<string, RealOutcome>();
  for (const { outcome, runs, wrong } of [...before.outcomes, ...further.outcomes]) {
    const known = outcomes.get(outcome);
    outcomes.set(outcome, { outcome, runs: runs + (known?.runs ?? 0), wrong: wrong + (known?.wrong ?? 0) });
  }
  const { firstFailure: later } = further;
  const firstFailure = before.firstFailure ?? (later && { ...later, run: before.runs + later.run });
  return {
    wanted: before.wanted,
    runs: before.runs + further.runs,
    wrong: before.wrong + further.wrong,
    hung: before.hung + further.hung,
    outcomes: [...outcomes.values()].sort((one, other) => other.runs - one.runs),
    ...(firstFailure && { firstFailure }),
    ms: before.ms + further.ms,
  };
}
