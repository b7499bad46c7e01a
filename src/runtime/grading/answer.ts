import type { ItemResponse } from './items/item-response.ts';
import type { Program } from '../program/program.ts';
import type { MachineChoice } from '../request.ts';

/** What a reader hands in for one exercise. */
export type Answer =
  | { readonly kind: 'code'; readonly files: Program['files'] }
  /** The settings of the simulated machine, for a program that stays as it is. */
  | { readonly kind: 'settings'; readonly machine: MachineChoice }
  /** To an item. */
  | { readonly kind: 'response'; readonly response: ItemResponse };
