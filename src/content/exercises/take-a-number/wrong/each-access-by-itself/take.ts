export function takeNumber(roll: Int32Array, me: number): number {
  const next = Atomics.load(roll, 0) + 1;
  Atomics.store(roll, 0, next);
  return next;
}
