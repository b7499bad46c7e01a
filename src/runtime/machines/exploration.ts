import type { ExploredBuild } from '../request.ts';

/** What is explored, and for how long at most. */
export type ExplorationRequest = {
  readonly build: ExploredBuild;
  /** Where the sandbox frame goes. */
  readonly host: HTMLElement;
  /** Milliseconds until the frame is removed, whatever the search does; left out: what machines have for all. */
  readonly limitMs?: number;
};
