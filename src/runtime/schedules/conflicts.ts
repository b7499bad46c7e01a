import { isLab, type Access, type Operation } from './operation.ts';
import type { World } from './world.ts';

/**
 * What a step touches, as rows of three numbers: from, to, and 1 where it writes. Two steps of different threads can be
 * exchanged unless their stretches overlap and one of them writes. Numbers from `queues` on name what is not memory.
 */
export type Touched = readonly number[];

const queues = 1 << 24;
const objects = 2 << 24;
const sends = 3 << 24;
const receives = 4 << 24;
const visibleCells = 5 << 24;

/** What the next step of a thread touches if it is taken in the present state. */
export function touchedBy(
  world: World,
  thread: number,
  visible: readonly { readonly from: number; readonly to: number }[],
): Touched {
  const operation = world.operationOf(thread);
  const touched: number[] = [];
  if (isLab(operation)) touchObject(touched, operation);
  else touchElement(touched, world, thread, operation);
  for (const { address, width } of world.reads[thread]?.cells ?? []) touched.push(address, address + width, 0);
  if (visible.length > 0 && !isLab(operation) && touched[2] === 1) {
    const { address, width } = operation;
    // The order of writes to what the invariant reads shows.
    if (visible.some(({ from, to }) => from < address + width && address < to))
      touched.push(visibleCells, visibleCells + 1, 1);
  }
  return touched;
}

function touchElement(touched: number[], world: World, thread: number, operation: Access): void {
  const { address, width } = operation;
  const queue = queues + address;
  switch (operation.kind) {
    case 'load':
      touched.push(address, address + width, 0);
      return;
    case 'store':
    case 'modify':
      touched.push(address, address + width, 1);
      return;
    case 'compare-exchange':
      touched.push(address, address + width, willWrite(operation) ? 1 : 0);
      return;
    case 'wait':
      if (!world.asleep[thread]) touched.push(address, address + width, 0);
      if (world.asleep[thread] || operation.elements[operation.slot] === operation.expected)
        touched.push(queue, queue + 1, 1);
      return;
    case 'notify':
      touched.push(queue, queue + 1, 1);
      return;
  }
}

function touchObject(touched: number[], operation: Extract<Operation, { readonly cells: unknown }>): void {
  const { at } = operation;
  switch (operation.kind) {
    case 'lock':
    case 'acquire':
    case 'release':
    case 'enter':
    case 'leave':
      touched.push(objects + at, objects + at + 1, 1);
      return;
    case 'send':
      touched.push(sends + at, sends + at + 1, 1);
      return;
    case 'receive':
      touched.push(receives + at, receives + at + 1, 1);
      return;
    case 'unlock':
      // While a mutex is held nobody else can take it, so there is nothing that this could be exchanged with.
      return;
  }
}

/** Whether two steps of different threads depend on their order. */
export function conflict(one: Touched, other: Touched): boolean {
  for (let i = 0; i < one.length; i += 3) {
    for (let j = 0; j < other.length; j += 3) {
      const overlap = (one[i] ?? 0) < (other[j + 1] ?? 0) && (other[j] ?? 0) < (one[i + 1] ?? 0);
      if (overlap && (one[i + 2] === 1 || other[j + 2] === 1)) return true;
    }
  }
  return false;
}

/** Whether an access stores if it is executed now. */
export function willWrite(operation: Access): boolean {
  switch (operation.kind) {
    case 'store':
    case 'modify':
      return true;
    case 'compare-exchange':
      return operation.elements[operation.slot] === operation.expected;
    case 'load':
    case 'wait':
    case 'notify':
      return false;
  }
}
