/** A part of the course: a folder of `src/content/docs` and its lessons, in the order in which they are read. */
export type Unit = {
  /** Folder, and first part of the address. */
  readonly folder: string;
  readonly title: string;
  /** Folders of the lessons. */
  readonly lessons: readonly string[];
};

/** The course in order: the one place that says so. */
export const units = [
  { folder: 'start', title: 'Start here', lessons: ['how-to-use-this-book'] },
  { folder: 'two-words', title: 'Two words', lessons: ['concurrency-is-not-parallelism'] },
  { folder: 'many-threads', title: 'Many threads', lessons: ['a-second-event-loop'] },
] as const satisfies readonly Unit[];
