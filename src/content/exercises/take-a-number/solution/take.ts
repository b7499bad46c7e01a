/** Takes the next number from the roll: 1 at first. `me` is 0 for A and 1 for B. */
export function takeNumber(roll: Int32Array, me: number): number {
  return Atomics.add(roll, 0, 1) + 1;
}
