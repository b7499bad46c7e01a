import type { RunResult, TraceSummary } from '../lab/check.d.ts';
import type { Build, CallAnswer } from '../request.ts';
import type { Outcome } from '../results.ts';
import type { Trace } from '../trace/trace.ts';
import { errorSentence, type CarriedOut } from './carried-out.ts';
import type { WantedRun } from './plan.ts';

/** How a run ended that a judge may see. */
type Judgeable = Extract<Outcome, { readonly status: 'completed' | 'threw' }>;

/** What a judge is told of a run of `build`. */
export function runResultOf(wanted: WantedRun, outcome: Judgeable, run: CarriedOut, build: Build): RunResult {
  const { answer, lines, trace } = run;
  const returned = answer?.kind === 'returned' ? answer : undefined;
  return {
    id: wanted.id,
    status: outcome.status,
    sentence: sentenceOf(wanted, outcome, answer, build),
    answered: returned !== undefined && outcome.status === 'completed',
    value: returned?.value,
    bytesLeft: returned?.bytesLeft ?? [],
    lines,
    trace: summaryOf(trace),
    machine: settingsOf(wanted),
  };
}

function sentenceOf(wanted: WantedRun, outcome: Judgeable, answer: CallAnswer | undefined, build: Build): string {
  if (outcome.status === 'threw') return errorSentence(outcome.error, build);
  if (answer?.kind === 'refused') return answer.sentence;
  // That the call itself is waited for has been said.
  const waits =
    outcome.waitedFor === undefined || outcome.waitedFor.startsWith('#call')
      ? ''
      : `It still waited for ${outcome.waitedFor}.`;
  if (wanted.call === undefined || answer !== undefined) return waits;
  return `${wanted.call.name} never returned. ${waits}`.trim();
}

function settingsOf({ machine }: WantedRun): RunResult['machine'] {
  if (machine.kind !== 'simulated')
    return { kind: 'workers', workers: machine.kind === 'workers' ? machine.workers : 1 };
  const { slice, policy, costs } = machine.settings;
  return { kind: 'simulated', cores: machine.cores, seed: machine.seed, slice, policy, costs };
}

/** How much of a trace a judge is told. */
const limits = { lanes: 200, spans: 5000, messages: 5000, marks: 1000 } as const;

function summaryOf({ clock, lanes, spans, flights, marks, endUs, dropped }: Trace): TraceSummary {
  const cut =
    Math.max(0, lanes.length - limits.lanes) +
    Math.max(0, spans.length - limits.spans) +
    Math.max(0, flights.length - limits.messages) +
    Math.max(0, marks.length - limits.marks);
  return {
    clock: clock.kind,
    endMs: endUs / 1000,
    lanes: lanes.slice(0, limits.lanes).map(({ lane, name, starter, openedUs, closedUs }) => ({
      lane,
      name,
      starter,
      openedMs: openedUs / 1000,
      closedMs: closedUs / 1000,
    })),
    spans: spans.slice(0, limits.spans).map(({ lane, state, startUs, endUs: toUs, label, core }) => ({
      lane,
      state,
      startMs: startUs / 1000,
      endMs: toUs / 1000,
      label,
      ...(core !== undefined && { core }),
    })),
    messages: flights.slice(0, limits.messages).map(({ from, to, sentUs, receivedUs, bytes }) => ({
      from,
      to,
      sentMs: sentUs / 1000,
      receivedMs: receivedUs / 1000,
      ...(bytes !== undefined && { bytes }),
    })),
    marks: marks.slice(0, limits.marks).map(({ lane, label, startUs, endUs: toUs }) => ({
      lane,
      label,
      startMs: startUs / 1000,
      endMs: toUs / 1000,
    })),
    dropped: dropped + cut,
  };
}
