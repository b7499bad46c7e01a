import type { Failure, MemoryRow, Schedule, Step, StepTable, SwitchReason, ThreadPlace } from '../exploration.ts';
import type { AsyncWorld, Request } from './async-host.ts';
import { runAsync, type AsyncProgram } from './async-run.ts';
import { shortText } from './short-text.ts';

/** A moment of a run at which whatever was answered has had its effect. */
type Moment = {
  readonly places: readonly ThreadPlace[];
  readonly memory: readonly MemoryRow[];
  /** Tasks that wait for an answer, by their numbers. */
  readonly open: readonly number[];
};

/** Where a schedule leads. */
export type ReachedMoment = Moment & { readonly schedule: Schedule; readonly failure?: Failure };

/** Most values of what is shared that are shown, and the longest text of one. */
const mostRows = 40;
const longestValue = 60;

/** Replays a schedule: whose answer comes, each time. It is whole unless it has a step that cannot be taken. */
export function taskTable(program: AsyncProgram, schedule: Schedule): StepTable {
  const { moments, answers, failure } = replay(program, schedule);
  const steps = answers.map(({ request }, index): Step => {
    const before = moments[index] ?? nothing;
    const after = moments[index + 1] ?? before;
    const last = answers[index - 1]?.request.task;
    const reason = last === undefined || last === request.task ? undefined : reasonToLeave(before.places[last]);
    const place = program.sites[request.site];
    return {
      thread: request.task,
      operation: 'receive',
      atomic: true,
      cell: request.label,
      ...(place && { site: place }),
      ...(reason && { switch: reason }),
      next: after.places,
      memory: after.memory,
      wakes: [],
      sentence: sentenceOf(program, request, before.memory, after.memory),
    };
  });
  return { steps, ...(failure && { failure }), isWhole: steps.length === schedule.length };
}

/** Where the program is after these answers. */
export function momentAfter(program: AsyncProgram, schedule: Schedule): ReachedMoment {
  const { moments, answers, failure } = replay(program, schedule);
  const moment = moments.at(-1) ?? nothing;
  return { ...moment, schedule: answers.map(({ request }) => request.task), ...(failure && { failure }) };
}

const nothing: Moment = { places: [], memory: [], open: [] };

function replay(program: AsyncProgram, schedule: Schedule) {
  const moments: Moment[] = [];
  const choose = (open: readonly Request[], step: number): number | undefined => {
    const choice = open.findIndex(({ task }) => task === schedule[step]);
    return choice === -1 ? undefined : choice;
  };
  const run = runAsync(program, choose, (world, shared, promises) => {
    moments.push({
      places: program.tasks.map((_, task) => placeOf(program, world, task, promises[task])),
      memory: rowsOf(shared),
      open: [...new Set(world.requests.map(({ task }) => task))].sort((one, other) => one - other),
    });
  });
  return { ...run, moments };
}

function placeOf({ sites }: AsyncProgram, world: AsyncWorld, task: number, promise: unknown): ThreadPlace {
  const request = world.requests.find((one) => one.task === task);
  if (request) {
    const site = sites[request.site];
    return { stance: 'at', ...(site && { site }), operation: 'receive', object: request.label };
  }
  const status = world.promises.stateOf(promise)?.status;
  if (status !== 'pending') return { stance: status === 'rejected' ? 'failed' : 'ended' };
  const site = sites[world.sites.get(task) ?? -1];
  return { stance: 'waits', ...(site && { site }) };
}

function reasonToLeave(place: ThreadPlace | undefined): SwitchReason {
  return place?.stance === 'at' ? 'preempted' : place?.stance === 'waits' ? 'waits' : 'ended';
}

function sentenceOf(
  { tasks }: AsyncProgram,
  { task, label }: Request,
  before: readonly MemoryRow[],
  after: readonly MemoryRow[],
): string {
  const old = new Map(before.map(({ name, value }) => [name, value]));
  const changed = after.filter(({ name, value }) => old.get(name) !== value);
  const changes = changed.map(({ name, value }) => `, ${name} becomes ${value}`).join('');
  return shortText(`${tasks[task] ?? ''} is answered: ${label}${changes}.`);
}

/** What the tasks share, one row for each value that is no object. Functions are left out. */
function rowsOf(shared: unknown): readonly MemoryRow[] {
  const rows: MemoryRow[] = [];
  const seen = new Set<unknown>();
  const add = (name: string, value: unknown): void => {
    if (rows.length >= mostRows || typeof value === 'function' || value === undefined || seen.has(value)) return;
    if (typeof value !== 'object' || value === null) {
      const text =
        typeof value === 'string' ? JSON.stringify(value) : String(value as number | bigint | boolean | null);
      rows.push({ name: shortText(name, longestValue), value: shortText(text, longestValue) });
      return;
    }
    seen.add(value);
    const isList = Array.isArray(value) || ArrayBuffer.isView(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isList && prototype !== Object.prototype && prototype !== null) return;
    for (const [key, part] of Object.entries(value)) {
      add(isList ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`, part);
    }
  };
  add('', shared);
  return rows;
}
