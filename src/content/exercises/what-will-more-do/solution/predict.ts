export interface Measured {
  cores: number;
  ms: number;
}

/** How long the program will take with `cores` cores, in milliseconds, by Amdahl's law. */
export function predict(one: Measured, other: Measured, cores: number): number {
  // ms = serial + parallel / cores, twice. The difference of the two has no serial part in it.
  const parallel = (one.ms - other.ms) / (1 / one.cores - 1 / other.cores);
  const serial = one.ms - parallel / one.cores;
  return serial + parallel / cores;
}
