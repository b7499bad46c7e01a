import { pool } from "lab";
import { addDigits, total } from "./count.ts";

/** Takes a variable of a module for one that all workers share. */
export async function histogram(digits: Uint8Array, parts: number): Promise<number[]> {
  const border = (part: number): number => Math.floor((digits.length * part) / parts);
  const pieces = Array.from({ length: parts }, (_, part) => digits.slice(border(part), border(part + 1)));
  await pool().map(pieces, addDigits);
  return total;
}
