/** A part of the course: a folder of `src/content/docs` and its lessons, in the order in which they are read. */
export type Unit = {
  /** Folder, and first part of the address. */
  readonly folder: string;
  readonly title: string;
  /** What it is about, in one sentence of the path on the home page. */
  readonly about: string;
  /** Folders of the lessons; a unit that has none yet is named in the path and nowhere else. */
  readonly lessons: readonly string[];
};

/** The course in order: the one place that says so. */
export const units = [
  {
    folder: 'start',
    title: 'Start here',
    about: 'Run, edit, break, repair and stop a program.',
    lessons: ['how-to-use-this-book'],
  },
  {
    folder: 'two-words',
    title: 'Two words',
    about: 'Concurrency and parallelism, told apart by running the same jobs both ways.',
    lessons: ['tasks-time-and-overlap', 'concurrency-is-not-parallelism', 'cpu-bound-or-waiting', 'seven-claims'],
  },
  {
    folder: 'one-thread',
    title: 'One thread',
    about: 'The event loop, waiting without blocking, and races without threads.',
    lessons: ['races-without-threads'],
  },
  {
    folder: 'many-threads',
    title: 'Many threads',
    about: 'Workers, messages, pools, and what each of them costs.',
    lessons: ['a-second-event-loop', 'copy-transfer-share', 'remote-calls-and-worker-pools'],
  },
  {
    folder: 'faster',
    title: 'Faster: parallel algorithms',
    about: 'Splitting work, and why four cores are not four times faster.',
    lessons: ['split-map-reduce', 'speed-up-amdahl-gustafson', 'overhead-granularity-balance', 'measuring-honestly'],
  },
  {
    folder: 'shared-memory',
    title: 'Shared memory',
    about: 'Lost updates, locks and deadlock: how they break, and how to mend them.',
    lessons: [
      'interleavings',
      'data-races',
      'check-then-act',
      'building-a-lock',
      'locks-guard-data',
      'semaphores-conditions-barriers',
      'deadlock-and-fairness',
    ],
  },
  {
    folder: 'without-sharing',
    title: 'Without sharing',
    about: 'Channels, actors, and data that never changes.',
    lessons: [],
  },
  {
    folder: 'being-right',
    title: 'Being right',
    about: 'Why passing tests prove little, and what to do about it.',
    lessons: [],
  },
] as const satisfies readonly Unit[];
