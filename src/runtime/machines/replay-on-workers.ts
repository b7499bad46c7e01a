import type { Schedule, StepTable } from '../exploration.ts';
import { unusedName } from '../program/realm-name.ts';
import type { Build, ExploredBuild, ReplayEntry } from '../request.ts';
import type { Outcome, RealEnd, RealStep, ThreadsReport } from '../results.ts';
import type { Run } from './machine.ts';
import { differencesFrom, showsAfterwards, timeOutsOf } from './replay-agreement.ts';
import { startRun } from './run.ts';

/** What it takes to let real workers follow a schedule. */
export type ReplayRequest = {
  /** The build that was explored. */
  readonly build: ExploredBuild;
  /** What the explorer says of the schedule: its table of all steps. */
  readonly table: StepTable;
  /** The element in which the sandbox frame lives. */
  readonly host: HTMLElement;
  /** Milliseconds; default 30,000. */
  readonly limitMs?: number;
};

/** How it ended. */
export type ReplayOutcome =
  | {
      readonly status: 'replayed';
      readonly steps: readonly RealStep[];
      /** By thread: where it was when the schedule was over. */
      readonly ends: readonly RealEnd[];
      readonly failure?: { readonly kind: 'assertion' | 'exception' | 'invariant'; readonly message: string };
      readonly outcome?: string;
      /** What was otherwise than the table says, a sentence for each: none, if the model is right. */
      readonly differences: readonly string[];
    }
  /** Threads did not come to where the schedule needed them: on a busy computer that says nothing about the program. */
  | { readonly status: 'lost'; readonly sentence: string }
  | { readonly status: 'stopped'; readonly by: 'reader' | 'another-run' }
  | { readonly status: 'failed'; readonly outcome: Outcome };

/** Real workers that follow a schedule. */
export type Replay = {
  readonly stop: (by?: 'reader' | 'another-run') => void;
  /** Always resolves; rejects only where the part of the site that it takes cannot be fetched. */
  readonly outcome: Promise<ReplayOutcome>;
};

/** What a thread gets to fall asleep, in milliseconds, in one attempt after the other. */
const settleMs = [2, 20, 200] as const;

const entry = '#replay' satisfies ReplayEntry;

/**
 * Lets real workers follow a schedule, to show that what it leads to really happens: each thread waits before each shared
 * operation until it is its turn. The steps are those of the table, or the differences say where not. `onStep` hears of
 * each step as it is taken, in any order.
 */
export function replayOnWorkers(
  { build, table, host, limitMs = 30_000 }: ReplayRequest,
  schedule: Schedule,
  onStep: (step: RealStep) => void = () => undefined,
): Replay {
  let inner: Run | undefined;
  let stoppedBy: 'reader' | 'another-run' | undefined;

  const attempt = async (runnable: Build, settle: number): Promise<ReplayOutcome> => {
    const steps: RealStep[] = [];
    let last: ThreadsReport | undefined;
    const timeOuts = timeOutsOf(table);
    const task = { kind: 'schedule', schedule, timeOuts, settleMs: settle, goesOn: showsAfterwards(table) } as const;
    const run = startRun(
      { build: runnable, host, machine: { kind: 'workers', workers: 1 }, threads: task, limitMs },
      (event) => {
        if (event.kind !== 'threads') return;
        const { report } = event;
        if (report.kind === 'step') {
          const { kind: _kind, ...step } = report;
          steps.push(step);
          onStep(step);
          return;
        }
        last = report;
        // Threads that hang are ended at once with their frame.
        run.stop();
      },
    );
    inner = run;
    const outcome = await run.outcome;
    if (stoppedBy !== undefined) return { status: 'stopped', by: stoppedBy };
    if (last?.kind === 'followed') {
      const { kind: _kind, ...ending } = last;
      return { status: 'replayed', steps, ...ending, differences: differencesFrom(table, steps, last) };
    }
    if (last?.kind === 'lost-step') return { status: 'lost', sentence: lostSentence(last.step) };
    if (outcome.status === 'stopped') return { status: 'stopped', by: outcome.by };
    return { status: 'failed', outcome };
  };

  const outcome = (async (): Promise<ReplayOutcome> => {
    const { replaySource } = await import('virtual:interleave/replay');
    const runnable = runnableBuild(build, replaySource);
    let result: ReplayOutcome = { status: 'stopped', by: stoppedBy ?? 'reader' };
    for (const settle of settleMs) {
      if (stoppedBy !== undefined) return { status: 'stopped', by: stoppedBy };
      result = await attempt(runnable, settle);
      if (result.status !== 'lost') break;
    }
    return result;
  })();

  return {
    stop: (by = 'reader') => {
      stoppedBy ??= by;
      inner?.stop(by);
    },
    outcome,
  };
}

/** A build whose one entry loads what makes threads follow a schedule, and hands the program to it. */
function runnableBuild({ key, code }: Pick<ExploredBuild, 'key' | 'code'>, replaySource: string): Build {
  // The program's code stands within this function and must not see what it is given.
  const realm = unusedName([{ name: entry, text: code }]);
  return {
    key: `${key}${entry}`,
    variant: 'plain',
    main: entry,
    entries: {
      [entry]: {
        code: `async (${realm}) => {\n${replaySource}\nawait ${realm}.crew(__interleave_replay(\n${code}\n));\n}`,
        map: '{"version":3,"sources":[],"names":[],"mappings":""}',
        sites: [],
      },
    },
  };
}

function lostSentence(step: number): string {
  return `The workers came as far as step ${step + 1}, which no thread took in time. The computer may be busy with other things: try again.`;
}
