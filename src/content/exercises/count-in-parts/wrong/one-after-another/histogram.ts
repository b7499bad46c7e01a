import { pool } from "lab";
import { countDigits } from "./count.ts";

/** Waits for each piece before it hands out the next. */
export async function histogram(digits: Uint8Array, parts: number): Promise<number[]> {
  const workers = pool();
  const counts = new Array<number>(10).fill(0);
  for (let part = 0; part < parts; part += 1) {
    const from = Math.floor((digits.length * part) / parts);
    const to = Math.floor((digits.length * (part + 1)) / parts);
    const partial = await workers.run(countDigits, digits.slice(from, to));
    partial.forEach((count, digit) => (counts[digit] += count));
  }
  return counts;
}
