import type { Schedule } from '../exploration.ts';
import { isLab } from './operation.ts';
import type { Taken, World } from './world.ts';

/** A schedule that was followed as far as it is one of this program. */
export type Followed = {
  readonly steps: readonly Taken[];
  /** Steps that another thread takes although the one before could have gone on. */
  readonly preemptions: number;
  /** Which thread changed the element at each address last. */
  readonly lastChange: ReadonlyMap<number, number>;
};

/** Follows a schedule from the beginning and leaves the world where it ends. It ends early at a step that cannot be taken. */
export function follow(world: World, schedule: Schedule): Followed {
  const steps: Taken[] = [];
  const lastChange = new Map<number, number>();
  let preemptions = 0;
  world.reset();
  for (const thread of schedule) {
    if (thread < 0 || thread >= world.threadCount || !world.canStep(thread)) break;
    const previous = steps.at(-1)?.thread;
    if (previous !== undefined && previous !== thread && world.canStep(previous)) preemptions += 1;
    const step = world.step(thread);
    steps.push(step);
    const changed = changedBy(step);
    if (changed !== undefined) lastChange.set(changed, thread);
  }
  return { steps, preemptions, lastChange };
}

/** The address that a step has changed what is at; asked right after the step. */
export function changedBy({ operation, old }: Taken): number | undefined {
  if (isLab(operation)) return operation.at * 4;
  return old !== undefined && !Object.is(old, operation.elements[operation.slot]) ? operation.address : undefined;
}
