import type { ExploredTask } from './items/explored-task.ts';
import type { Item } from './items/item.ts';
import type { Program } from '../program/program.ts';
import type { Build, MachineChoice } from '../request.ts';

/** What an exercise asks for. */
export type ExerciseKind = 'code' | 'tune' | 'predict' | 'order' | 'parsons' | 'label' | ExploredTask['kind'];

/** What a reader works on. */
export type ExerciseTask =
  | {
      readonly kind: 'program';
      /** The machine that is picked at first, and on which a check runs the program unless its plan names another. */
      readonly machine: MachineChoice;
      /** What a reader begins with. */
      readonly start: Program['files'];
      readonly solution: Program['files'];
      /** What of it may be changed: all files, one of them, or the settings of the simulated machine and no file. */
      readonly changes: 'files' | { readonly file: string } | 'machine';
      /** For an exercise of settings: the ones of the solution. */
      readonly solvedBy?: MachineChoice;
      /** The check, compiled so that its exports can be called. */
      readonly check: Build;
    }
  /** A question whose answer is data. */
  | { readonly kind: 'item'; readonly item: Item }
  /** A threads program whose schedules decide what is right. */
  | {
      readonly kind: 'explored';
      readonly asks: ExploredTask;
      readonly start: Program['files'];
      /** Where the answer is a program: one that is right. */
      readonly solution?: Program['files'];
    };

/** All that it takes to mark answers to an exercise: `/exercises/<id>.json`. */
export type GradedExercise = {
  readonly id: string;
  readonly title: string;
  readonly kind: ExerciseKind;
  readonly points: number;
  readonly hints: readonly string[];
  readonly task: ExerciseTask;
  /** Of all that marking depends on: equal digests mark alike. */
  readonly digest: string;
};

/** What lists of exercises know of one. */
export type ExerciseListing = {
  readonly id: string;
  readonly title: string;
  readonly kind: ExerciseKind;
  /** `<unit>/<lesson>` */
  readonly lesson: string;
  readonly unit: string;
  readonly points: number;
  readonly minutes: number;
  readonly tags: readonly string[];
  /** `M1` to `M15`. */
  readonly misconceptions: readonly string[];
};

/** Which course it was: the site's version, and a digest of all exercises as they are marked. */
export type CourseVersion = { readonly version: string; readonly digest: string };
