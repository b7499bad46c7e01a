import type { Verdict } from '../../exploration.ts';

/** What is known of a program once it has been explored. */
export type Explored = {
  /** Names of the threads, in the order of their numbers. */
  readonly threads: readonly string[];
  readonly verdict: Verdict;
};
