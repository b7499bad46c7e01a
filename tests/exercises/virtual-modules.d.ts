declare module 'virtual:interleave/exercise-answers' {
  /** Every exercise of programs, with its check compiled as for the site. */
  export const planted: readonly import('../../scripts/exercise-answers.ts').PlantedExercise[];
}
