import * as v from 'valibot';
import type { Failure, FailureKind, Finding, OperationKind, Schedule } from '../exploration.ts';
import type { ExplorerReport } from '../protocol.ts';

/*
 * What an explorer says, taken as `unknown`: the program that it explores lives in the same world. The bounds are those that
 * the search keeps to, and a list is measured before any of its items is looked at.
 */
const bounds = {
  threads: 16,
  name: 40,
  text: 600,
  schedule: 100_000,
  findings: 64,
  steps: 1_000,
  rows: 64,
  outcomes: 200,
};
const mostStates = 2_000;

const text = v.pipe(v.string(), v.maxLength(bounds.text));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const thread = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(bounds.threads - 1));
const isThread = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < bounds.threads;

function list<Item extends v.GenericSchema>(item: Item, most: number) {
  const isShort = (value: unknown): boolean => Array.isArray(value) && value.length <= most;
  return v.pipe(v.custom<readonly unknown[]>(isShort), v.array(item));
}

const threads = list(thread, bounds.threads);
/** Long ones are common, and a schema for each step would be slow. */
const schedule = v.custom<Schedule>(
  (value) => Array.isArray(value) && value.length <= bounds.schedule && value.every(isThread),
);
const site = v.exactOptional(
  v.strictObject({ file: text, line: count, column: count, endLine: count, endColumn: count }),
);

const failureKinds = [
  ...(['assertion', 'exception', 'deadlock', 'busy-wait', 'livelock', 'invariant', 'data-race'] as const),
] satisfies readonly FailureKind[];
const failureFields = { kind: v.picklist(failureKinds), message: v.pipe(v.string(), v.maxLength(10_000)) };
const failure: v.GenericSchema<unknown, Failure> = v.strictObject(failureFields);

const stances = [
  ...(['wants-mutex', 'wants-permit', 'sends-to-full', 'receives-from-empty', 'sleeps', 'spins'] as const),
] as const;
/** -1 for nobody. */
const holder = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(bounds.threads - 1));
const stuck = v.strictObject({
  thread,
  stance: v.picklist(stances),
  object: text,
  holder: v.exactOptional(holder),
  site,
});
const racing = v.strictObject({
  thread,
  access: v.picklist(['reads', 'writes']),
  atomic: v.boolean(),
  cell: text,
  site,
});
const finding: v.GenericSchema<unknown, Finding> = v.strictObject({
  ...failureFields,
  schedule,
  switches: count,
  preemptions: count,
  proven: v.picklist(['switches', 'preemptions', 'nothing']),
  stuck: v.exactOptional(list(stuck, bounds.threads)),
  circle: v.exactOptional(threads),
  cycle: v.exactOptional(schedule),
  race: v.exactOptional(v.strictObject({ accesses: v.strictTuple([racing, racing]), mayHang: v.boolean() })),
});

const guarantee = v.variant('kind', [
  v.strictObject({ kind: v.literal('all-schedules') }),
  v.strictObject({ kind: v.literal('preemptions'), most: count }),
  v.strictObject({ kind: v.literal('sampled'), schedules: count, seed: count }),
]);
/** A number of schedules: what is larger is not told. */
const schedules = v.pipe(v.bigint(), v.minValue(0n), v.maxValue(2n ** 1100n));
const counts = v.strictObject({
  schedules,
  failing: schedules,
  chance: v.pipe(v.number(), v.minValue(0), v.maxValue(1.000_001)),
  outcomes: list(v.strictObject({ outcome: text, schedules, failing: v.exactOptional(schedules) }), bounds.outcomes),
  moreOutcomes: v.exactOptional(count),
});
const verdict = v.strictObject({
  guarantee,
  findings: list(finding, bounds.findings),
  counts: v.exactOptional(counts),
  states: count,
  executions: count,
  racesComplete: v.boolean(),
});

const operations = [
  ...(['load', 'store', 'modify', 'compare-exchange', 'wait', 'notify', 'lock', 'unlock'] as const),
  ...(['acquire', 'release', 'send', 'receive', 'enter', 'leave'] as const),
] satisfies readonly OperationKind[];
const place = v.strictObject({
  stance: v.picklist(['at', 'waits', 'spins', 'ended', 'failed']),
  site,
  operation: v.exactOptional(v.picklist(operations)),
  object: v.exactOptional(text),
  holder: v.exactOptional(holder),
});
const memory = list(v.strictObject({ name: text, value: v.pipe(v.string(), v.maxLength(40_000)) }), bounds.rows);
const step = v.strictObject({
  thread,
  operation: v.picklist(operations),
  atomic: v.boolean(),
  cell: text,
  read: v.exactOptional(text),
  written: v.exactOptional(text),
  site,
  switch: v.exactOptional(v.picklist(['preempted', 'waits', 'spins', 'ended'])),
  next: list(place, bounds.threads),
  memory,
  wakes: threads,
  sentence: v.pipe(v.string(), v.maxLength(2_000)),
});
const stepTable = v.strictObject({
  steps: list(step, bounds.steps),
  failure: v.exactOptional(failure),
  isWhole: v.boolean(),
});
const playerState = v.strictObject({
  schedule,
  threads: list(place, bounds.threads),
  memory,
  choices: threads,
  failure: v.exactOptional(failure),
});
const pictured = v.variant('kind', [
  v.strictObject({ kind: v.literal('goes-on') }),
  v.strictObject({ kind: v.literal('failed'), failure }),
  v.strictObject({ kind: v.literal('ended'), outcome: text }),
]);
const statePicture = v.strictObject({
  states: list(pictured, mostStates),
  edges: list(v.strictObject({ from: count, to: count, thread }), mostStates * bounds.threads),
});

const report = v.variant('kind', [
  v.strictObject({
    kind: v.literal('loaded'),
    threads: v.pipe(list(v.pipe(v.string(), v.maxLength(bounds.name)), bounds.threads), v.minLength(1)),
    expect: v.exactOptional(v.picklist(['fails', 'holds'])),
  }),
  v.strictObject({
    kind: v.literal('progress'),
    search: v.picklist(['bounded', 'graph', 'reduced', 'sampling']),
  }),
  v.strictObject({ kind: v.literal('finding'), finding }),
  v.strictObject({ kind: v.literal('explored'), verdict, ms: v.pipe(v.number(), v.minValue(0)) }),
  v.strictObject({ kind: v.literal('refused'), sentence: text, site }),
  v.strictObject({
    kind: v.literal('answer'),
    id: count,
    answer: v.exactOptional(v.union([stepTable, playerState, statePicture])),
  }),
]);

/**
 * Parses what one explorer says, in the order in which it may say it: what it has loaded, how it goes on, how it ended, and
 * then answers. Gives undefined for anything else.
 */
export function createReportParser(): (data: unknown) => ExplorerReport | undefined {
  let stage: 'begins' | 'searches' | 'ended' = 'begins';
  const isInTurn = ({ kind }: ExplorerReport): boolean => {
    switch (kind) {
      case 'loaded':
        return stage === 'begins';
      case 'progress':
      case 'finding':
      case 'explored':
        return stage === 'searches';
      case 'refused':
        return stage !== 'ended';
      case 'answer':
        return stage === 'ended';
    }
  };
  return (data) => {
    const parsed = v.safeParse(report, data);
    if (!parsed.success) return undefined;
    const said: ExplorerReport = parsed.output;
    if (!isInTurn(said)) return undefined;
    if (said.kind === 'loaded') stage = 'searches';
    if (said.kind === 'explored' || said.kind === 'refused') stage = 'ended';
    return said;
  };
}
