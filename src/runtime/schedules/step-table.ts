import type { Failure, Schedule, Step, StepTable, SwitchReason, ThreadPlace } from '../exploration.ts';
import { changedBy } from './follow.ts';
import { Judge } from './judge.ts';
import { memoryTable } from './memory-table.ts';
import { isLab } from './operation.ts';
import { stepValues } from './step-values.ts';
import { cellName, stuckIn } from './stuck.ts';
import { asleep, type Taken, type World } from './world.ts';

/** The most steps that are told. */
const mostSteps = 1_000;

/** Replays a schedule exactly. It is whole unless it has a step that cannot be taken, or more than 1,000. */
export function stepTable(world: World, schedule: Schedule): StepTable {
  const judge = new Judge(world);
  const readMemory = memoryTable(world.program);
  const steps: Step[] = [];
  const lastChange = new Map<number, number>();
  let failure: Failure | undefined;
  world.reset();
  for (const thread of schedule) {
    if (failure || steps.length === mostSteps || !world.canStep(thread)) break;
    const previous = steps.at(-1)?.thread;
    const reason = previous === undefined || previous === thread ? undefined : switchReason(world, previous);
    const taken = world.step(thread);
    const changed = changedBy(taken);
    if (changed !== undefined) lastChange.set(changed, thread);
    failure = judge.afterStep(taken);
    const next = world.nodes.map((_, other) => placeOfThread(world, other, lastChange));
    steps.push(describeStep(world, taken, reason, { next, memory: readMemory(world) }));
  }
  if (!failure && world.ready().length === 0) failure = judge.atEnd();
  return { steps, ...(failure && { failure }), isWhole: steps.length === schedule.length };
}

/** Where a thread is. `lastChange` gives the thread that changed what is at an address last. */
export function placeOfThread(
  world: World,
  thread: number,
  lastChange: ReadonlyMap<number, number> = new Map(),
): ThreadPlace {
  const stance = stanceOf(world, thread);
  const { operation, failure } = world.nodes[thread] ?? {};
  const site = world.program.sites[operation?.site ?? failure?.site ?? -1];
  const place = { stance, ...(site && { site }) };
  if (!operation) return place;
  const next = { ...place, operation: operation.kind };
  if (stance === 'at') return { ...next, object: cellName(operation) };
  const { object, holder } = stuckIn(world, thread, operation, lastChange);
  return { ...next, object, ...(holder !== undefined && { holder }) };
}

function stanceOf(world: World, thread: number): ThreadPlace['stance'] {
  const node = world.nodes[thread];
  if (!node?.operation) return node?.failure ? 'failed' : 'ended';
  if (world.parked[thread]) return 'spins';
  return world.asleep[thread] === true || !world.canStep(thread) ? 'waits' : 'at';
}

function switchReason(world: World, from: number): SwitchReason {
  const stance = stanceOf(world, from);
  if (stance === 'at') return 'preempted';
  return stance === 'failed' ? 'ended' : stance;
}

function describeStep(
  world: World,
  taken: Taken,
  reason: SwitchReason | undefined,
  then: Pick<Step, 'next' | 'memory'>,
): Step {
  const { operation, thread, woken } = taken;
  const site = world.program.sites[operation.site];
  const { texts } = world.program.names;
  const values = stepValues(texts, operation, taken.result === asleep ? 'sleeps' : taken.result);
  const step = {
    thread,
    operation: operation.kind,
    atomic: isLab(operation) || operation.atomic,
    cell: cellName(operation),
    ...values,
    ...(site && { site }),
    ...(reason && { switch: reason }),
    ...then,
    wakes: woken,
  };
  return { ...step, sentence: `${world.program.threads[thread]} ${deed(step)}${wakes(world, woken)}.` };
}

function deed({ operation, cell, read, written }: Pick<Step, 'operation' | 'cell' | 'read' | 'written'>): string {
  switch (operation) {
    case 'load':
      return `reads ${read} from ${cell}`;
    case 'store':
      return `writes ${written} to ${cell}`;
    case 'modify':
      return `reads ${read} from ${cell} and writes ${written} in one step`;
    case 'compare-exchange':
      return written === undefined
        ? `finds ${read} in ${cell} and leaves it`
        : `finds ${read} in ${cell} and writes ${written} in one step`;
    case 'wait':
      if (read === 'sleeps') return `falls asleep on ${cell}`;
      return read === 'timed-out' ? `wakes up by itself at ${cell}` : `does not sleep: ${cell} has another value`;
    case 'notify':
      return `notifies ${cell}, where ${read === '0' ? 'nobody sleeps' : `${read} sleep`}`;
    case 'lock':
      return `takes ${cell}`;
    case 'unlock':
      return `gives ${cell} back`;
    case 'acquire':
      return `takes a permit of ${cell}`;
    case 'release':
      return `gives ${cell} a permit`;
    case 'send':
      return `sends ${written} to ${cell}`;
    case 'receive':
      return `receives ${read} from ${cell}`;
    case 'enter':
      return `enters ${cell}`;
    case 'leave':
      return `leaves ${cell}`;
  }
}

function wakes({ program }: World, woken: readonly number[]): string {
  return woken.length === 0 ? '' : `, which wakes ${woken.map((thread) => program.threads[thread]).join(' and ')}`;
}
