import type { Elements, ElementKind } from './memory.ts';

/** What an operation gives back to its thread. */
export type Result = number | bigint | string | undefined;

/** A typed array over shared memory as its program knows it. */
export type ViewFacts = {
  /** How the program reaches it from what `setup` returned, such as `counter`. */
  readonly name: string;
  readonly kind: ElementKind;
  /** The address of its first element. */
  readonly address: number;
  readonly length: number;
  readonly width: number;
  /** Elements that lie before it in the array that has the name. */
  readonly shift: number;
  /** Which half of its elements is meant, where they may tear. */
  readonly half?: number;
};

/** An element of shared memory. */
export type Place = {
  readonly elements: Elements;
  /** Index in `elements`. */
  readonly slot: number;
  readonly address: number;
  readonly width: number;
  readonly view: ViewFacts;
  /** Index in the view. */
  readonly index: number;
};

/** What `Atomics` computes from the old value and an operand. */
export type Modification = 'add' | 'sub' | 'and' | 'or' | 'xor' | 'exchange';

/** An access to one element. */
export type Access = Place &
  (
    | { readonly kind: 'load'; readonly atomic: boolean }
    | { readonly kind: 'store'; readonly atomic: boolean; readonly value: number | bigint }
    | {
        readonly kind: 'modify';
        readonly atomic: true;
        readonly how: Modification;
        readonly operand: number | bigint;
      }
    | {
        readonly kind: 'compare-exchange';
        readonly atomic: true;
        readonly expected: number | bigint;
        readonly replacement: number | bigint;
      }
    | {
        readonly kind: 'wait';
        readonly atomic: true;
        readonly expected: number | bigint;
        /** Whether it may end by itself: when is then one more choice. */
        readonly timed: boolean;
      }
    | { readonly kind: 'notify'; readonly atomic: true; readonly count: number }
  );

/**
 * An operation of `lab`. Its object is plain 32-bit cells, of which `at` is the first: a mutex has its owner (thread number
 * + 1, 0 for nobody), a semaphore its permits, a channel its capacity, its length and what it holds, oldest first, and a
 * region the number of threads in it.
 */
export type LabOperation = { readonly cells: Elements; readonly at: number; readonly name: string } & (
  | { readonly kind: 'lock' | 'unlock' | 'acquire' | 'release' | 'receive' | 'enter' | 'leave' }
  | {
      readonly kind: 'send';
      /** The number that stands for the value. */ readonly value: number;
      readonly text: string;
    }
);

/** What a thread does next that other threads could notice. */
export type Operation = (Access | LabOperation) & {
  /** Where it stands in the program; -1 where that is not known. */
  readonly site: number;
};

/** Whether the operation is one of `lab`. */
export function isLab(operation: Operation): operation is LabOperation & { readonly site: number } {
  return 'cells' in operation;
}

/** The new value that a modification stores, before the element's kind converts it. */
export function modified(how: Modification, old: number | bigint, operand: number | bigint): number | bigint {
  if (typeof old === 'bigint' || typeof operand === 'bigint') return modifiedBig(how, BigInt(old), BigInt(operand));
  switch (how) {
    case 'add':
      return old + operand;
    case 'sub':
      return old - operand;
    case 'and':
      return old & operand;
    case 'or':
      return old | operand;
    case 'xor':
      return old ^ operand;
    case 'exchange':
      return operand;
  }
}

function modifiedBig(how: Modification, old: bigint, operand: bigint): bigint {
  switch (how) {
    case 'add':
      return old + operand;
    case 'sub':
      return old - operand;
    case 'and':
      return old & operand;
    case 'or':
      return old | operand;
    case 'xor':
      return old ^ operand;
    case 'exchange':
      return operand;
  }
}
