import { pool } from "lab";
import { countPiece } from "./count.ts";

/** Sends all digits to every worker, and says which of them to count. */
export async function histogram(digits: Uint8Array, parts: number): Promise<number[]> {
  const border = (part: number): number => Math.floor((digits.length * part) / parts);
  const pieces = Array.from({ length: parts }, (_, part) => ({ digits, from: border(part), to: border(part + 1) }));
  const partials = await pool().map(pieces, countPiece);
  return partials.reduce((sums, partial) => sums.map((sum, digit) => sum + partial[digit]));
}
