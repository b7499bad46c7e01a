export function takeNumber(roll: Int32Array, me: number): number {
  Atomics.add(roll, 0, 1);
  return Atomics.load(roll, 0);
}
