/** Milliseconds, not negative, as whole microseconds: the nearest number, and of two the larger. */
export function microseconds(ms: number): number {
  const us = ms * 1_000;
  const rest = us % 1;
  return rest < 0.5 ? us - rest : us - rest + 1;
}
