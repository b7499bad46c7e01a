import type { Failure, MemoryRow, Schedule, Step, StepTable, SwitchReason, ThreadPlace } from '../exploration.ts';
import { Judge } from './judge.ts';
import { memoryTable } from './memory-table.ts';
import { isLab, type Result } from './operation.ts';
import { cellName } from './stuck.ts';
import { asleep, type Taken, type World } from './world.ts';

/** The most steps that are told. */
const mostSteps = 1_000;

/** Replays a schedule exactly. It is whole unless it has a step that cannot be taken, or more than 1,000. */
export function stepTable(world: World, schedule: Schedule): StepTable {
  const judge = new Judge(world);
  const readMemory = memoryTable(world.program);
  const steps: Step[] = [];
  let failure: Failure | undefined;
  world.reset();
  for (const thread of schedule) {
    if (failure || steps.length === mostSteps || !world.canStep(thread)) break;
    const previous = steps.at(-1)?.thread;
    const reason = previous === undefined || previous === thread ? undefined : switchReason(world, previous);
    const taken = world.step(thread);
    failure = judge.afterStep(taken);
    steps.push(describeStep(world, taken, reason, readMemory(world)));
  }
  if (!failure && world.ready().length === 0) failure = judge.atEnd();
  return { steps, ...(failure && { failure }), isWhole: steps.length === schedule.length };
}

/** Where a thread is. */
export function placeOfThread(world: World, thread: number): ThreadPlace {
  const node = world.nodes[thread];
  const operation = node?.operation;
  if (!operation) return { stance: node?.failure ? 'failed' : 'ended' };
  const site = world.program.sites[operation.site];
  const isAsleep = world.asleep[thread] === true;
  const stance = world.parked[thread] ? 'spins' : isAsleep || !world.canStep(thread) ? 'waits' : 'at';
  return { stance, ...(site && { site }) };
}

function switchReason(world: World, from: number): SwitchReason {
  const { stance } = placeOfThread(world, from);
  if (stance === 'at') return 'preempted';
  return stance === 'failed' ? 'ended' : stance;
}

function describeStep(
  world: World,
  taken: Taken,
  reason: SwitchReason | undefined,
  memory: readonly MemoryRow[],
): Step {
  const { operation, thread, woken } = taken;
  const site = world.program.sites[operation.site];
  const values = valuesOf(world, taken);
  const step = {
    thread,
    operation: operation.kind,
    atomic: isLab(operation) || operation.atomic,
    cell: cellName(operation),
    ...values,
    ...(site && { site }),
    ...(reason && { switch: reason }),
    next: world.nodes.map((_, other) => placeOfThread(world, other)),
    memory,
    wakes: woken,
  };
  return { ...step, sentence: `${world.program.threads[thread]} ${deed(step)}${wakes(world, woken)}.` };
}

function valuesOf(
  { program }: World,
  { operation, result }: Taken,
): { readonly read?: string; readonly written?: string } {
  const read = result === asleep ? 'sleeps' : resultText(result);
  switch (operation.kind) {
    case 'store':
      return { written: resultText(operation.value) };
    case 'modify':
      return { read, written: resultText(operation.elements[operation.slot]) };
    case 'compare-exchange':
      return result === operation.expected ? { read, written: resultText(operation.replacement) } : { read };
    case 'load':
    case 'wait':
    case 'notify':
      return { read };
    case 'send':
      return { written: operation.text };
    case 'receive':
      return { read: program.names.texts.textOf(Number(result)) };
    case 'lock':
    case 'unlock':
    case 'acquire':
    case 'release':
    case 'enter':
    case 'leave':
      return {};
  }
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

function resultText(result: Result): string {
  if (typeof result === 'bigint') return `${result}n`;
  return Object.is(result, -0) ? '-0' : String(result);
}
