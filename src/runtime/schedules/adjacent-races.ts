import type { RacingAccess } from '../exploration.ts';
import { willWrite } from './conflicts.ts';
import { isLab, type Access } from './operation.ts';
import { cellName } from './stuck.ts';
import type { World } from './world.ts';

/** Two accesses that race, of the threads that may take either as their next step. */
export type AdjacentRace = {
  readonly threads: readonly [number, number];
  readonly accesses: readonly [RacingAccess, RacingAccess];
  /** Whether one of them is the plain read of a loop that spins on it. */
  readonly mayHang: boolean;
};

/**
 * Pairs of next steps that race: they touch the same memory, one writes, and they are not both atomic on the same range
 * (ECMA-262, section 29.10). Nothing can order two steps that may both come next. And where some execution has a race, one
 * has such a pair: take a race whose later access is the earliest, and leave out what does not happen before either.
 */
export function adjacentRaces(world: World): readonly AdjacentRace[] {
  const found: AdjacentRace[] = [];
  for (let first = 0; first < world.threadCount; first += 1) {
    const one = accessOf(world, first);
    if (!one) continue;
    for (let second = first + 1; second < world.threadCount; second += 1) {
      const other = accessOf(world, second);
      if (!other || !race(one, other)) continue;
      const spins = (thread: number, access: Access): boolean =>
        access.kind === 'load' && !access.atomic && (world.parked[thread] ?? world.reads[thread]) !== undefined;
      found.push({
        threads: [first, second],
        accesses: [racingAccess(world, first, one), racingAccess(world, second, other)],
        mayHang: spins(first, one) || spins(second, other),
      });
    }
  }
  return found;
}

/** An access as it is told. */
export function racingAccess(
  world: World,
  thread: number,
  access: Access & { readonly site: number },
  writes = willWrite(access),
): RacingAccess {
  const site = world.program.sites[access.site];
  return {
    thread,
    access: writes ? 'writes' : 'reads',
    atomic: isAtomic(access),
    cell: cellName(access),
    ...(site && { site }),
  };
}

function accessOf(world: World, thread: number): (Access & { readonly site: number }) | undefined {
  const operation = world.nodes[thread]?.operation;
  if (!operation || isLab(operation) || world.asleep[thread] || operation.kind === 'notify') return undefined;
  return operation;
}

function race(one: Access, other: Access): boolean {
  if (one.address >= other.address + other.width || other.address >= one.address + one.width) return false;
  if (!willWrite(one) && !willWrite(other)) return false;
  const isSameRange = one.address === other.address && one.width === other.width;
  return !(isAtomic(one) && isAtomic(other) && isSameRange);
}

/** Whether an access is one of `Atomics`. */
export function isAtomic(access: Access): boolean {
  return access.atomic;
}
