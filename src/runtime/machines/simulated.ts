import type { Machine } from './machine.ts';

/** The most workers of a pool. */
const mostWorkers = 16;

/**
 * Virtual time on a number of cores. All of the program runs in one coordinating worker, so the frame's own thread stays
 * free and Stop always works; what it asks of the machine takes virtual time only.
 */
export const simulated: Machine = {
  kind: 'simulated',
  frameStaysIdle: true,
  blockLimitMs: () => Infinity,
  poolSize: (choice) => (choice.kind === 'simulated' ? Math.min(choice.cores, mostWorkers) : 1),
};
