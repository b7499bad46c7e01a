/** A lesson as far as progress in it goes. */
export type OutlinedLesson = {
  /** `<unit>/<lesson>`. */
  readonly path: string;
  readonly title: string;
  readonly href: string;
  /** Ids of its programs. */
  readonly programs: readonly string[];
};

/** A unit of the course with the lessons that one can read. */
export type OutlinedUnit = { readonly title: string; readonly lessons: readonly OutlinedLesson[] };

/** An exercise as far as progress in it goes. */
export type OutlinedExercise = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly points: number;
};
