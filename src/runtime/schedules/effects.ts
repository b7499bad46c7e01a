import { isLab, modified, type LabOperation, type Operation, type Result } from './operation.ts';

/** What an unlock gives back when the thread does not hold the mutex. */
export const notHeld = 'not-held';

/** What entering a region gives back while another thread is in it. */
export const occupied = 'occupied';

/** Whether an operation can be executed now; `Atomics.wait` always can, as going to sleep is a step of its own. */
export function isReady(operation: Operation): boolean {
  if (!isLab(operation)) return true;
  const { cells, at } = operation;
  switch (operation.kind) {
    case 'lock':
      return Number(cells[at]) === 0;
    case 'acquire':
      return Number(cells[at]) > 0;
    case 'send':
      return Number(cells[at + 1]) < Number(cells[at]);
    case 'receive':
      return Number(cells[at + 1]) > 0;
    case 'unlock':
    case 'release':
    case 'enter':
    case 'leave':
      return true;
  }
}

/** How many cells an operation of `lab` may change, from its first on. */
export function cellsOf({ kind, cells, at }: LabOperation): number {
  return kind === 'send' || kind === 'receive' ? 2 + Number(cells[at]) : 1;
}

/** Executes an operation that is ready on the memory that it names, all but the sleeping and waking; gives its result. */
export function execute(operation: Operation, thread: number): Result {
  if (isLab(operation)) return executeLab(operation, thread);
  const { elements, slot } = operation;
  const old = elements[slot];
  switch (operation.kind) {
    case 'store':
      elements[slot] = operation.value;
      return undefined;
    case 'modify':
      elements[slot] = modified(operation.how, old ?? 0, operation.operand);
      return old;
    case 'compare-exchange':
      if (old === operation.expected) elements[slot] = operation.replacement;
      return old;
    case 'load':
    case 'wait':
    case 'notify':
      return old;
  }
}

function executeLab(operation: LabOperation, thread: number): Result {
  const { cells, at } = operation;
  const first = Number(cells[at]);
  switch (operation.kind) {
    case 'lock':
      cells[at] = thread + 1;
      return undefined;
    case 'unlock':
      if (first !== thread + 1) return notHeld;
      cells[at] = 0;
      return undefined;
    case 'acquire':
      cells[at] = first - 1;
      return undefined;
    case 'release':
      cells[at] = first + 1;
      return undefined;
    case 'enter':
      if (first > 0) return occupied;
      cells[at] = 1;
      return undefined;
    case 'leave':
      cells[at] = first - 1;
      return undefined;
    case 'send': {
      const length = Number(cells[at + 1]);
      cells[at + 2 + length] = operation.value;
      cells[at + 1] = length + 1;
      return undefined;
    }
    case 'receive': {
      const length = Number(cells[at + 1]);
      const oldest = cells[at + 2];
      for (let index = 0; index < length; index += 1) cells[at + 2 + index] = cells[at + 3 + index] ?? 0;
      // Equal contents are equal states: what has left leaves nothing behind.
      cells[at + 1 + length] = 0;
      cells[at + 1] = length - 1;
      return oldest;
    }
  }
}
