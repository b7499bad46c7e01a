import type { ExerciseListing, ExploredTask, Item } from '../../runtime/index.ts';
import type { CellProps } from '../cell/cell-props.ts';

/** What the page tells an exercise. The highlighted code of its files is in the slot, as for a cell. */
export type ExerciseProps = {
  readonly exercise: ExerciseListing;
  readonly hints: readonly string[];
  /** Address of the `GradedExercise`, with the site's base. */
  readonly exerciseUrl: string;
  /** What a reader works on: a program, or a question. */
  readonly task:
    | {
        readonly kind: 'program';
        readonly cell: CellProps;
        /** As in `ExerciseTask`. */
        readonly changes: 'files' | { readonly file: string } | 'machine';
        /** The file in front at first: the one in which there is something to do. */
        readonly opens: string;
      }
    | { readonly kind: 'item'; readonly item: Item }
    /** A question about all schedules of the program in the cell. */
    | { readonly kind: 'explored'; readonly asks: ExploredTask; readonly cell: CellProps; readonly opens: string };
};
