import type { Exploration, ExplorationEvent, Finding, Verdict } from '../../runtime/index.ts';

/** What can be asked of a program that has been explored. */
export type Explored = Pick<Exploration, 'stepsOf' | 'play' | 'states'>;

/** Which search goes on. */
export type Search = Extract<ExplorationEvent, { kind: 'progress' }>['search'];

/**
 * How far the exploration of a program is.
 *
 *     none ──run──▶ searching ──▶ explored
 *       ▲                │
 *       └────────────────┘ stopped, or nothing to show: the cell says why
 */
export type Exploring =
  | { readonly status: 'none' }
  | {
      readonly status: 'searching';
      readonly threads: readonly string[];
      readonly search: Search | undefined;
      /** Found early: a shorter schedule may follow. */
      readonly findings: readonly Finding[];
    }
  | {
      readonly status: 'explored';
      readonly threads: readonly string[];
      readonly verdict: Verdict;
      readonly ms: number;
      readonly explored: Explored;
    };

/** Takes in what a search tells. What comes when none goes on is left out. */
export function withEvent(exploring: Exploring, event: ExplorationEvent): Exploring {
  if (exploring.status !== 'searching') return exploring;
  switch (event.kind) {
    case 'loaded':
      return { ...exploring, threads: event.threads };
    case 'progress':
      return { ...exploring, search: event.search };
    case 'finding':
      return { ...exploring, findings: [...exploring.findings, event.finding] };
  }
}

/** What a search does, for who waits for it. */
export const searchWords = {
  bounded: 'Trying schedules with few preemptions …',
  graph: 'Going through all states …',
  reduced: 'Too many states to keep: going through all orders of dependent steps …',
  sampling: 'Too many orders to try all: trying random ones …',
} as const satisfies Record<Search, string>;
