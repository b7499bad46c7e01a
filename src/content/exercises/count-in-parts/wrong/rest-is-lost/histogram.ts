import { pool } from "lab";
import { countDigits } from "./count.ts";

/** All pieces are of one length, and what is left over at the end belongs to none. */
export async function histogram(digits: Uint8Array, parts: number): Promise<number[]> {
  const length = Math.floor(digits.length / parts);
  const pieces = Array.from({ length: parts }, (_, part) => digits.slice(part * length, (part + 1) * length));
  const partials = await pool().map(pieces, countDigits);
  return partials.reduce((sums, partial) => sums.map((sum, digit) => sum + partial[digit]));
}
