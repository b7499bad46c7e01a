import type { PickedMachine, Prediction, ProgramFile } from '../../runtime/index.ts';

/**
 * What the page tells a cell. The highlighted code of each file is not among the properties but in the cell's slot,
 * one `[data-file]` element per file, so that it is sent once and readable without scripts.
 */
export type CellProps = {
  /** Unique in its lesson. */
  readonly id: string;
  /** Where drafts, links and progress hang on: `<unit>/<lesson>`, `home` or `playground`. */
  readonly lesson: string;
  readonly title: string;
  readonly files: readonly [ProgramFile, ...ProgramFile[]];
  /** The files of the cells that it imports from, as their authors wrote them, below `cells/`. */
  readonly imported?: readonly ProgramFile[];
  /** The machine that is picked at first. */
  readonly machine: PickedMachine;
  /**
   * Address (with the site's base) of `{ "guarded": Build, "plain": Build }`, compiled when the site was built; of a
   * threads program, with `"explored": ExploredBuild`.
   * Absent where there is no such thing, as in the playground.
   */
  readonly buildUrl?: string;
  /** The program needs SharedArrayBuffer (it names `SharedArrayBuffer` or `Atomics.wait`). */
  readonly needsSharedMemory: boolean;
  /** What the reader is asked before a run. */
  readonly prediction?: Prediction;
};
