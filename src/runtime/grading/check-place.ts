import type { Stage } from '../machines/stage.ts';
import type { Explorer } from './examine-explored.ts';

/** What a check is doing. */
export type CheckStep =
  | { readonly kind: 'compiling' | 'planning' | 'judging' | 'exploring' }
  /** Run number `index` (from 0) of `of`. */
  | { readonly kind: 'running'; readonly id: string; readonly index: number; readonly of: number };

/** Where a check takes place. */
export type CheckPlace = {
  /** The element in which the sandbox frames live, one after the other. */
  readonly host: HTMLElement;
  /** Ends the check; its mark is `interrupted`. */
  readonly signal?: AbortSignal;
  /** Decides what the program is given; without it, chance does. The same seed gives the same inputs. */
  readonly seed?: number;
  readonly onStep?: (step: CheckStep) => void;
  /** Whose frames there are beside; without it, those of the page, which shows one run at a time. */
  readonly stage?: Stage;
  /** Explores the schedules of programs, where an exercise is about them; without it, this page does. */
  readonly explorer?: Explorer;
};
