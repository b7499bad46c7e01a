import { onMachine } from './machine-words.ts';
import { runToMention } from './run-history.ts';
import type { RunRecord } from './run-record.ts';
import { paceText, speedUp } from './speed-up.ts';

/**
 * What the verdict of a run says of the runs before it: `3.71× faster than your last run on the main thread`. Undefined
 * where there is nothing to hold it against.
 */
export function comparisonOf(runs: readonly RunRecord[], run: Omit<RunRecord, 'id'>): string | undefined {
  const before = runToMention(runs, run);
  const change = before && speedUp(before, run);
  if (before === undefined || change === undefined) return undefined;
  const where = onMachine(before.machine);
  const settings = where === onMachine(run.machine) ? ' with other settings' : '';
  return `${paceText(change, run.clock)} your last run ${where}${settings}`;
}
