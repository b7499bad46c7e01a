import type { Signal } from '@preact/signals';
import type { Build, MachineChoice, Outcome, Run } from '../../runtime/index.ts';
import { isSameCourse } from '../comparison/same-course.ts';
import { scalingAxis, scalingPlan, sizedMachine } from '../comparison/scaling-plan.ts';
import { repeatsWanted, runsOf } from '../comparison/study.ts';
import type { Progress, Repeats, Scaling } from '../comparison/study.ts';
import { endAttempt, isCurrent } from './cell-attempt.ts';
import type { Attempt, CellState, StudyKind } from './cell-state.ts';
import { showResult, withBuild } from './cell-run.ts';
import { clockOf, followRun } from './followed-run.ts';
import type { FinishedRun } from './followed-run.ts';
import { loadComparison } from './load-comparison.ts';
import { sentenceOf, verdictOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { wholeOf } from './whole-cell.ts';

type Site = {
  readonly cell: CellState;
  readonly attempt: Attempt;
  readonly build: Build;
  readonly host: HTMLElement;
};

/** Carries out an attempt that runs the program many times. Never rejects: what goes wrong ends up in the cell's phase. */
export async function studyAttempt(
  cell: CellState,
  attempt: Attempt,
  host: HTMLElement,
  kind: StudyKind,
): Promise<void> {
  const { machine: picked } = attempt;
  if (picked.kind === 'schedules') throw new Error('An exploration is none of many runs');
  const axis = kind === 'scaling' ? scalingAxis(wholeOf(cell).files, picked) : undefined;
  const machine = axis === undefined ? picked : sizedMachine(picked, axis, 1);
  await withBuild(cell, attempt, machine, async (build) => {
    const site = { cell, attempt, build, host };
    const known = {
      machine,
      texts: cell.ranWith.value ?? attempt.files,
      clock: clockOf(machine),
      progress: { status: 'under-way' },
    } as const;
    if (axis === undefined) {
      await repeat(site, { ...known, kind: 'repeats', samples: [], wanted: repeatsWanted, isSettled: false });
    } else {
      const processors = navigator.hardwareConcurrency;
      const plan = scalingPlan(axis, processors);
      await scale(site, { ...known, kind: 'scaling', plan, samples: [], processors });
    }
  });
}

async function repeat(site: Site, begun: Repeats): Promise<void> {
  const { cell } = site;
  const study = shown(cell.repeats, begun);
  let first: FinishedRun | undefined;
  const machines = function* (): Generator<MachineChoice> {
    while (study.now().samples.length < begun.wanted && !study.now().isSettled) yield begun.machine;
  };
  await runEach(site, machines(), study, (result, { ms, hidden }) => {
    const { samples } = study.now();
    const isSettled =
      begun.clock.kind === 'virtual' &&
      samples.length === 1 &&
      first !== undefined &&
      isSameCourse(first.trace, result.trace);
    first ??= result;
    study.put({ samples: [...samples, { ms, hidden }], isSettled });
  });
}

async function scale(site: Site, begun: Scaling): Promise<void> {
  const { cell } = site;
  const study = shown(cell.scaling, begun);
  const { axis, sizes, rounds } = begun.plan;
  const sizeAt = (index: number): number => sizes[index % sizes.length] ?? 1;
  const machines = function* (): Generator<MachineChoice> {
    for (let index = 0; index < sizes.length * rounds; index += 1)
      yield sizedMachine(begun.machine, axis, sizeAt(index));
  };
  await runEach(site, machines(), study, (_result, { ms, hidden }) => {
    const { samples } = study.now();
    study.put({ samples: [...samples, { ms, hidden, size: sizeAt(samples.length) }] });
  });
}

/** A study as it goes on, shown in the cell until another one takes its place there. */
type Shown<Study> = {
  readonly now: () => Study;
  readonly put: (change: Partial<Study>) => void;
  readonly end: (progress: Progress) => void;
};

function shown<Study extends Repeats | Scaling>(place: Signal<Study | undefined>, begun: Study): Shown<Study> {
  let now = begun;
  place.value = begun;
  const go = (next: Study): void => {
    if (place.value === now) place.value = next;
    now = next;
  };
  return {
    now: () => now,
    put: (change) => go({ ...now, ...change }),
    end: (progress) => go({ ...now, progress }),
  };
}

/**
 * Runs the program on one machine after another, in a run that is stopped as a whole. `onSample` hears of each run that
 * has come to its own end; another end is the end of the study.
 */
async function runEach(
  { cell, attempt, build, host }: Site,
  machines: Iterable<MachineChoice>,
  study: Pick<Shown<Repeats | Scaling>, 'now' | 'end'>,
  onSample: (result: FinishedRun, sample: { readonly ms: number; readonly hidden: boolean }) => void,
): Promise<void> {
  const begunAt = performance.now();
  const whole = Promise.withResolvers<Outcome>();
  let inner: Run | undefined;
  let stoppedBy: 'reader' | 'another-run' | undefined;
  const run: Run = {
    stop: (by = 'reader') => {
      stoppedBy ??= by;
      inner?.stop(by);
    },
    outcome: whole.promise,
  };
  cell.view.value = 'runs';
  cell.phase.value = { status: 'running', attempt, run };

  let last: FinishedRun | undefined;
  let progress: Progress = { status: 'done' };
  for (const machine of machines) {
    const followed = followRun({ build, machine, host }, () => {
      // Drawing what it prints would take time from the program that is being measured.
    });
    inner = followed.run;
    const result = await followed.finished;
    last = result;
    const { outcome, details, hidden } = result;
    if (outcome.status === 'completed') onSample(result, { ms: outcome.ms, hidden });
    else if (outcome.status === 'stopped') stoppedBy ??= outcome.by;
    else {
      progress = { status: 'failed', sentence: sentenceOf(verdictOf(outcome, details)) };
      break;
    }
    if (stoppedBy !== undefined) break;
  }
  if (stoppedBy !== undefined) progress = { status: 'stopped' };
  study.end(progress);
  const outcome: Outcome =
    stoppedBy === undefined && last
      ? last.outcome
      : { status: 'stopped', ms: performance.now() - begunAt, by: stoppedBy ?? 'reader' };
  whole.resolve(outcome);
  const told = progress.status === 'failed' ? undefined : await toldOf(study.now());
  if (!isCurrent(cell, attempt)) return;
  // Output and picture stay those of the last run by itself: no one of these runs stands for all, and those of a scaling
  // were on machines that nobody picked. One that failed is what the verdict is about, so that is shown.
  if (last && progress.status === 'failed') {
    cell.build.value = build;
    cell.log.value = last.log;
    showResult(cell, attempt, build, last);
  }
  endAttempt(cell, outcome, last?.details ?? { lanes: 0 }, told);
}

/** What a study has shown, for those who listen; undefined where what finds it out did not arrive. */
async function toldOf(study: Repeats | Scaling): Promise<Verdict | undefined> {
  const { done, of } = runsOf(study);
  if (study.progress.status === 'stopped') {
    return { tone: 'neutral', lead: 'Stopped', rest: `after ${done} of ${of} runs.` };
  }
  try {
    const { findingOf } = await loadComparison();
    return { tone: 'good', ...findingOf(study) };
  } catch {
    return undefined;
  }
}
