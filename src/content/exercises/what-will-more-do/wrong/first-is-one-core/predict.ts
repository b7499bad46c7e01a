interface Measured {
  cores: number;
  ms: number;
}

export function predict(one: Measured, other: Measured, cores: number): number {
  const speedUp = one.ms / other.ms;
  const share = (1 / speedUp - 1 / other.cores) / (1 - 1 / other.cores);
  return one.ms * (share + (1 - share) / cores);
}
