export interface Measured {
  cores: number;
  ms: number;
}

/** How long the program will take with `cores` cores, in milliseconds, by Amdahl's law. */
export function predict(one: Measured, other: Measured, cores: number): number {
  return one.ms;
}
