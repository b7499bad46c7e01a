import { isComparable, textNames } from './run-history.ts';
import { isSameText } from './run-record.ts';
import type { RunRecord, Texts } from './run-record.ts';
import { machineName, machineSettings } from './machine-words.ts';
import { factorText, speedUp } from './speed-up.ts';
import { percent, timeOf } from './time-words.ts';

/** A run in words. */
export type RunRow = {
  readonly id: number;
  /** From 1, in the order in which they ran. */
  readonly number: number;
  readonly machine: string;
  /** What the machine has beside its size; empty where that is nothing. */
  readonly settings: string;
  readonly text: string;
  readonly outcome: string;
  readonly time: string;
  readonly speedUp: string;
  readonly busy: string;
  readonly isBaseline: boolean;
  /** Whether it may be the baseline: it came to its own end. */
  readonly isWhole: boolean;
};

const outcomes = {
  completed: 'Completed',
  threw: 'Threw',
  stopped: 'Stopped',
  'timed-out': 'Out of time',
  crashed: 'Crashed',
  'did-not-compile': 'Did not compile',
  unsupported: 'Could not run',
} as const satisfies Record<RunRecord['status'], string>;

const nothing = '—';

/** The runs as rows, held against `baseline`, and the sentences that say what figures and dashes mean. */
export function runsTable(
  runs: readonly RunRecord[],
  baseline: RunRecord | undefined,
  original: Texts,
): { readonly rows: readonly RunRow[]; readonly notes: readonly string[] } {
  const names = textNames(runs, original);
  const rows = runs.map((run, index): RunRow => ({
    id: run.id,
    number: index + 1,
    machine: machineName(run.machine),
    settings: machineSettings(run.machine),
    text: names.get(run.id) ?? '',
    outcome: run.hidden ? `${outcomes[run.status]}, page out of sight` : outcomes[run.status],
    time: run.status === 'timed-out' ? nothing : timeOf(run),
    speedUp: speedUpText(run, baseline),
    busy: run.busy === undefined ? nothing : percent(run.busy),
    isBaseline: run.id === baseline?.id,
    isWhole: run.status === 'completed',
  }));
  return { rows, notes: notesOn(runs, baseline, rows) };
}

function speedUpText(run: RunRecord, baseline: RunRecord | undefined): string {
  if (baseline === undefined || !isComparable(baseline, run)) return nothing;
  if (run.id === baseline.id) return 'baseline';
  const change = speedUp(baseline, run);
  if (change === undefined) return nothing;
  const factor = change.pace === 'same' && run.clock.kind === 'measured' ? '≈ 1×' : factorText(change.factor);
  return isSameText(run.texts, baseline.texts) ? factor : `(${factor})`;
}

function notesOn(
  runs: readonly RunRecord[],
  baseline: RunRecord | undefined,
  rows: readonly RunRow[],
): readonly string[] {
  const kinds = new Set(runs.map(({ clock }) => clock.kind));
  return [
    ...(kinds.size > 1
      ? [
          'The simulated machine’s time is virtual. It is not compared with time that was measured: choose a baseline of either kind.',
        ]
      : []),
    ...(rows.some(({ speedUp: text }) => text.startsWith('('))
      ? ['A figure in brackets compares different texts of the program.']
      : []),
    ...(rows.some(({ speedUp: text }) => text.includes('≈'))
      ? ['≈ says that two single runs are no further apart than chance moves them.']
      : []),
    ...(runs.some(({ hidden }) => hidden)
      ? ['Browsers slow down a page that is out of sight, so such a run tells little.']
      : []),
    `Busy is the share of the time of all threads, or of all simulated cores, that was spent running.${
      runs.some(({ busy }) => busy === undefined)
        ? ' It has a dash where the run did not tell: on real threads, only cpu() does.'
        : ''
    }`,
    ...(baseline === undefined ? ['No run has completed, so there is nothing to hold the others against.'] : []),
  ];
}
