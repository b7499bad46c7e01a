/** All programs of the course by `<lesson>/<id>`, each read when it is asked for. Made by `plugin.ts`. */
declare module 'virtual:interleave/programs' {
  /** What a page needs to show a program. */
  export const programs: Readonly<
    Record<string, () => Promise<{ readonly program: import('./shown-program.ts').ShownProgram }>>
  >;
  /** The compiled form of a program by its hash. */
  export const builds: Readonly<Record<string, () => Promise<{ readonly builds: import('./compile.ts').Builds }>>>;
}

/** The exercises of the course. Made by `exercise-modules.ts`. */
declare module 'virtual:interleave/exercises' {
  /** In the order of the course. */
  export const exercises: readonly import('../runtime/index.ts').ExerciseListing[];
  export const courseVersion: import('../runtime/index.ts').CourseVersion;
  /** All that marking needs, by the ids of the exercises; read when it is asked for. */
  export const graded: Readonly<
    Record<string, () => Promise<{ readonly exercise: import('../runtime/index.ts').GradedExercise }>>
  >;
}

/** The glossary by the ids of its terms, in the order of the alphabet. Made by `lesson-terms.ts`. */
declare module 'virtual:interleave/glossary' {
  export const glossary: ReadonlyMap<string, import('./shown-glossary.ts').ShownTerm>;
}
