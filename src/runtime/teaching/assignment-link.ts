import { checkAssignment, type Assignment } from './assignment.ts';
import { isFragment, parseFragment, printFragment, type FragmentKind } from './fragment.ts';
import { teachingLimits } from './limits.ts';
import type { Reading } from './reading.ts';

const kind: FragmentKind = { letter: 'a', what: 'This assignment', limitBytes: teachingLimits.assignmentBytes };

/** The fragment behind `/assignment/`, which no server ever sees: `#a1.…`. */
export function printAssignmentLink(assignment: Assignment): string {
  return printFragment(kind, assignment);
}

/** Whether the hash of an address is meant as an assignment. */
export function isAssignmentLink(hash: string): boolean {
  return isFragment(kind, hash);
}

/** Reads an assignment from the hash of an address. Never throws. */
export function parseAssignmentLink(hash: string): Reading<Assignment> {
  const read = parseFragment(kind, hash);
  return read.ok ? checkAssignment(read.value) : read;
}
