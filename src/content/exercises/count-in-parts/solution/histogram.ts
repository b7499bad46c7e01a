import { pool } from "lab";
import { countDigits } from "./count.ts";

/** How often each digit from 0 to 9 occurs, counted in `parts` parts. */
export async function histogram(digits: Uint8Array, parts: number): Promise<number[]> {
  // 1. Split: each piece ends where the next one begins, so nothing is lost and nothing counted twice.
  const border = (part: number): number => Math.floor((digits.length * part) / parts);
  const pieces = Array.from({ length: parts }, (_, part) => digits.slice(border(part), border(part + 1)));

  // 2. Map: all pieces are handed out before any of them is waited for.
  const partials = await pool().map(pieces, countDigits);

  // 3. Reduce: nobody else knows the total, so nobody can spoil it.
  const counts = new Array<number>(10).fill(0);
  for (const partial of partials) partial.forEach((count, digit) => (counts[digit] += count));
  return counts;
}
