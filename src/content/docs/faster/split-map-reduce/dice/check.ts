import { histogram } from "./dice.ts";

/** Whether these are the counts that one loop over all throws gives. */
export function agrees(counts: number[]): boolean {
  const expected = histogram({ from: 0, to: 3_000_000 });
  return expected.every((count, sum) => count === counts[sum]);
}
