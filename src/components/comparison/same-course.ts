import type { Trace } from '../../runtime/index.ts';

/** Whether two runs took the very same course: the same lanes did the same at the same times. What they printed is left out. */
export function isSameCourse(one: Trace, other: Trace): boolean {
  return (
    one.endUs === other.endUs &&
    isSameList(one.lanes, other.lanes) &&
    isSameList(one.spans, other.spans) &&
    isSameList(one.flights, other.flights)
  );
}

/** Entries are made in one place, so that their fields stand in one order. */
function isSameList(one: readonly object[], other: readonly object[]): boolean {
  return (
    one.length === other.length && one.every((entry, index) => JSON.stringify(entry) === JSON.stringify(other[index]))
  );
}
