import type { Machine } from './machine.ts';

/** Real Web Workers: the entry runs in a coordinating worker, so the frame's own thread stays free to answer and to start others. */
export const workers: Machine = {
  kind: 'workers',
  frameStaysIdle: true,
  blockLimitMs: () => Infinity,
  poolSize: (choice) => (choice.kind === 'workers' ? choice.workers : 1),
};
