interface Measured {
  cores: number;
  ms: number;
}

export function predict(one: Measured, other: Measured, cores: number): number {
  const savedByEach = (one.ms - other.ms) / (other.cores - one.cores);
  return one.ms - savedByEach * (cores - one.cores);
}
