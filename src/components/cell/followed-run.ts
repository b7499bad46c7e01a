import { clockStepUs, createTraceRecorder, previewText, startRun } from '../../runtime/index.ts';
import type { Build, Lane, MachineChoice, Outcome, Run, Trace } from '../../runtime/index.ts';
import { errorHead, errorPlace } from './error-frames.ts';
import { frameReader } from './frame-reader.ts';
import { rememberLines } from './inline-values.ts';
import type { LastLines } from './inline-values.ts';
import { shortName } from './short-name.ts';
import { appendLines, startLog } from './output-log.ts';
import type { OutputLog } from './output-log.ts';
import type { VerdictDetails } from './verdict.ts';

/** What a run has left once it is over. */
export type FinishedRun = {
  readonly outcome: Outcome;
  readonly details: VerdictDetails;
  readonly trace: Trace;
  readonly log: OutputLog;
  readonly lastLines: LastLines;
  /** The page was out of sight for some of the run. */
  readonly hidden: boolean;
};

/** A run under way whose events are kept. */
export type FollowedRun = {
  readonly run: Run;
  /** Never rejects. */
  readonly finished: Promise<FinishedRun>;
};

type Followed = { readonly build: Build; readonly machine: MachineChoice; readonly host: HTMLElement };

/** What the clock of a machine is worth. */
export function clockOf(machine: MachineChoice): Trace['clock'] {
  return machine.kind === 'simulated' ? { kind: 'virtual' } : { kind: 'measured', stepUs: clockStepUs() };
}

/** Starts a run and keeps what it tells. `onLog` is called with each batch of lines, and not after it is over. */
export function followRun({ build, machine, host }: Followed, onLog: (log: OutputLog) => void): FollowedRun {
  const lanes = new Set<Lane>();
  const names = new Map<Lane, string>();
  const lastLines: LastLines = new Map();
  let log = startLog();
  const recorder = createTraceRecorder({
    build,
    clock: clockOf(machine),
    ...(machine.kind === 'simulated' && { cores: machine.cores }),
  });
  let { hidden } = document;
  const noteHidden = (): void => {
    hidden ||= document.hidden;
  };
  document.addEventListener('visibilitychange', noteHidden);
  const run = startRun({ build, machine, host }, (event) => {
    recorder.take(event);
    // On real threads a task is none.
    if (event.kind === 'lane-opened' && (machine.kind === 'simulated' || !event.lane.startsWith('task-')))
      lanes.add(event.lane);
    if (event.kind === 'lane-opened' && event.name !== '') names.set(event.lane, shortName(event.name));
    if (event.kind !== 'lines') return;
    log = appendLines(log, event.lane, event.lines, event.dropped, names.get(event.lane));
    rememberLines(lastLines, event.lane, event.lines);
    onLog(log);
  });
  const finished = run.outcome.then((outcome): FinishedRun => {
    document.removeEventListener('visibilitychange', noteHidden);
    const trace = recorder.trace('ms' in outcome ? outcome.ms : undefined);
    return { outcome, details: detailsOf(outcome, build, lanes.size, machine), trace, log, lastLines, hidden };
  });
  return { run, finished };
}

function detailsOf(outcome: Outcome, build: Build, lanes: number, machine: MachineChoice): VerdictDetails {
  const known = machine.kind === 'simulated' ? { lanes, cores: machine.cores } : { lanes };
  if (outcome.status !== 'threw') return known;
  const { error } = outcome;
  const thrown = error.type === 'error' ? errorHead(error) : `Threw ${previewText(error, { depth: 1 })}`;
  const place = errorPlace(error, frameReader(build));
  return { ...known, thrown, ...(place && { place }) };
}
