import { task } from "lab";
import { write, type Letter } from "./letter.ts";

/** Hires somebody for each letter. */
export async function writeAll(letters: Letter[], writers: number): Promise<void> {
  await Promise.all(letters.map((letter) => task(`writer of ${letter.name}`, () => write(letter))));
}
