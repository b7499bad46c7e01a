declare module 'virtual:interleave/lesson-programs' {
  /** Every program of the course, compiled as for the site. */
  export const lessonPrograms: readonly import('../../scripts/lesson-programs.ts').TestedProgram[];
}
