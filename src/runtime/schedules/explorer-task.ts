import type { ExplorerReport } from '../protocol.ts';
import type { SourceRange } from '../request.ts';
import type { ExploredFactory } from './explored-host.ts';

/** A program that is to be explored, and who is told of it. */
export type ExplorerTask = {
  readonly factory: ExploredFactory;
  readonly sites: readonly SourceRange[];
  /** The longest that the search may take, in milliseconds, and who counts them. */
  readonly mostMs: number;
  readonly now: () => number;
  readonly tell: (report: ExplorerReport) => void;
};
