import { execute, isReady } from './effects.ts';
import type { Operation, Result } from './operation.ts';

/** How operations are carried out where no thread has to wait for its turn, and what `lab` keeps in memory for that. */
export type Hands = {
  readonly isReady: (operation: Operation) => boolean;
  readonly execute: (operation: Operation, thread: number) => Result;
  /** How many cells a channel has, and in which of them its capacity stands. */
  readonly channelCells: (capacity: number) => { readonly count: number; readonly capacityAt: number };
};

/** As the model of the scheduler has it. */
export const modelled: Hands = {
  isReady,
  execute,
  channelCells: (capacity) => ({ count: 2 + capacity, capacityAt: 0 }),
};
