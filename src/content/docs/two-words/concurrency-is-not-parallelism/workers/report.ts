import type { Packing } from "./customer.ts";

/** Prints how long all of it took, and how many pairs of packings had a moment in common. */
export function report(packings: Packing[], ms: number): void {
  let pairs = 0;
  let overlapping = 0;
  for (const [index, one] of packings.entries()) {
    for (const other of packings.slice(index + 1)) {
      pairs += 1;
      if (one.begin < other.end && other.begin < one.end) overlapping += 1;
    }
  }
  console.log(`all four: ${Math.round(ms)} ms`);
  console.log(`packings that overlapped: ${overlapping} of ${pairs} pairs`);
}
