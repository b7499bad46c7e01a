import type { Build } from '../request.ts';
import type { Outcome, RealCounts } from '../results.ts';
import type { Run } from './machine.ts';
import { addCounts, noCounts } from './real-counts.ts';
import { startRun } from './run.ts';

/** What it takes to run the threads of a program many times. */
export type ManyTimesRequest = {
  /** Of a threads program, compiled for Workers. */
  readonly build: Build;
  /** The element in which the sandbox frame lives. */
  readonly host: HTMLElement;
  /** How often; default 1,000. */
  readonly runs?: number;
  /** When no further run begins, in milliseconds; default 10,000. */
  readonly limitMs?: number;
  /** What the chance begins with that decides who leaves the starting line first. */
  readonly seed?: number;
};

/** How it ended. `counted` also where the time was over before all runs were done; other ends have what was counted by then. */
export type ManyTimesOutcome =
  | { readonly status: 'counted'; readonly counts: RealCounts }
  | { readonly status: 'stopped'; readonly by: 'reader' | 'another-run'; readonly counts: RealCounts }
  | { readonly status: 'failed'; readonly outcome: Outcome; readonly counts: RealCounts };

/** Many runs that are one thing to stop. */
export type ManyTimes = {
  readonly stop: (by?: 'reader' | 'another-run') => void;
  /** Always resolves; never rejects. */
  readonly outcome: Promise<ManyTimesOutcome>;
};

/** A program whose threads hung so often is not tried again: each time takes new workers. */
const mostHangs = 10;

/** What starting workers and waiting for threads that hang may take beside the runs, in milliseconds. */
const overheadMs = 15_000;

/**
 * Runs the threads of a program on real workers again and again, and counts what comes of it. The workers are started once;
 * each run has what a new `setup()` makes, and all threads leave a starting line together. Where threads hang, their frame
 * is removed and the rest is done in a new one.
 */
export function runManyTimes(request: ManyTimesRequest, onProgress: (counts: RealCounts) => void): ManyTimes {
  const { build, host, runs: wanted = 1000, limitMs = 10_000, seed = 1 } = request;
  let inner: Run | undefined;
  let stoppedBy: 'reader' | 'another-run' | undefined;

  /** One start of the workers; `hung` says that its last run did. */
  const start = async (before: RealCounts): Promise<{ counts: RealCounts; hung: boolean; outcome: Outcome }> => {
    let counts = before;
    let hung = false;
    const rounds = wanted - before.runs;
    const task = { kind: 'rounds', rounds, limitMs: limitMs - before.ms, seed: seed + before.runs } as const;
    const run = startRun(
      { build, host, machine: { kind: 'workers', workers: 1 }, threads: task, limitMs: task.limitMs + overheadMs },
      (event) => {
        if (event.kind !== 'threads' || event.report.kind !== 'counts') return;
        counts = addCounts(before, event.report.counts);
        hung = event.report.counts.hung > 0;
        onProgress(counts);
        // Threads that hang are ended at once with their frame.
        if (hung) run.stop();
      },
    );
    inner = run;
    return { outcome: await run.outcome, counts, hung };
  };

  const runAll = async (): Promise<ManyTimesOutcome> => {
    let counts = noCounts(wanted);
    for (;;) {
      const part = await start(counts);
      counts = part.counts;
      const { outcome } = part;
      if (stoppedBy !== undefined) return { status: 'stopped', by: stoppedBy, counts };
      if (!part.hung) {
        if (outcome.status === 'completed') return { status: 'counted', counts };
        if (outcome.status === 'stopped') return { status: 'stopped', by: outcome.by, counts };
        return { status: 'failed', outcome, counts };
      }
      if (counts.runs >= wanted || counts.ms >= limitMs || counts.hung >= mostHangs)
        return { status: 'counted', counts };
    }
  };

  return {
    stop: (by = 'reader') => {
      stoppedBy ??= by;
      inner?.stop(by);
    },
    outcome: runAll(),
  };
}
