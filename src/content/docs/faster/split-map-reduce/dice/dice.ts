/** The throws with the numbers from `from` up to `to`, without `to` itself. */
export interface Throws {
  from: number;
  to: number;
}

/** How often each sum of two dice came up: the count of the sum 7 is at place 7. */
export function histogram({ from, to }: Throws): number[] {
  const counts = Array.from({ length: 13 }, () => 0);
  for (let i = from; i < to; i += 1) counts[die(2 * i) + die(2 * i + 1)] += 1;
  console.log(`throws ${from} to ${to - 1}: counted`);
  return counts;
}

/** A die from 1 to 6: it looks random, and is the same each time for the same number. */
function die(number: number): number {
  let noise = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  noise = Math.imul(noise ^ (noise >>> 12), 0x297a2d39);
  return 1 + (((noise ^ (noise >>> 15)) >>> 8) % 6);
}
