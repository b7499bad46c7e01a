/** How many steps of each thread happen before something, itself included. */
export type Clock = Int32Array;

/** Makes `clock` come after all that `other` comes after. */
export function join(clock: Clock, other: Clock): void {
  for (let thread = 0; thread < clock.length; thread += 1) {
    const theirs = other[thread] ?? 0;
    if (theirs > (clock[thread] ?? 0)) clock[thread] = theirs;
  }
}

/** Whether the step of `thread` that has this clock is among those that `later` comes after. */
export function isBefore(clock: Clock, thread: number, later: Clock): boolean {
  return (clock[thread] ?? 0) <= (later[thread] ?? 0);
}
