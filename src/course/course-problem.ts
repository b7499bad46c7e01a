/** Something that an author has to put right before the site can be built. */
export type CourseProblem = {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong and what to do, in sentences. */
  readonly message: string;
};

/** `file:line: message`, as editors and terminals make links of it. */
export function formatProblem(problem: CourseProblem): string {
  return `${problem.file}:${problem.line}: ${problem.message}`;
}

/** Stops a build; the message lists every problem with its file and line. */
export class CourseError extends Error {
  override readonly name = 'CourseError';
  readonly problems: readonly CourseProblem[];

  constructor(problems: readonly CourseProblem[]) {
    super(
      [
        problems.length === 1 ? 'The course has a problem:' : `The course has ${problems.length} problems:`,
        ...problems.map(formatProblem),
      ].join('\n'),
    );
    this.problems = problems;
  }
}
