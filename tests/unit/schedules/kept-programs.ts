import type { SmallProgram } from './oracle.ts';

/** Shrunk programs for which the scheduler once disagreed with the list of all schedules, and why. */
export const keptPrograms: readonly (readonly [why: string, program: SmallProgram])[] = [
  ['an empty log', [[{ do: 'write', cell: 0, value: 1 }], [{ do: 'read', cell: 0 }]]],
];
