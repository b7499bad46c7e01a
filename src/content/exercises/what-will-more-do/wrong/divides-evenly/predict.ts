interface Measured {
  cores: number;
  ms: number;
}

export function predict(one: Measured, other: Measured, cores: number): number {
  return (one.ms * one.cores) / cores;
}
