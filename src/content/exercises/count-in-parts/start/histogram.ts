import { countDigits } from "./count.ts";

/** How often each digit from 0 to 9 occurs, counted in `parts` parts. */
export async function histogram(digits: Uint8Array, parts: number): Promise<number[]> {
  return countDigits(digits);
}
