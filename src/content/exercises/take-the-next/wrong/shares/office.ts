import { task } from "lab";
import { write, type Letter } from "./letter.ts";

/** Shares the letters out by their number, more evenly than before, and still beforehand. */
export async function writeAll(letters: Letter[], writers: number): Promise<void> {
  const border = (writer: number): number => Math.floor((letters.length * writer) / writers);
  const work = Array.from({ length: writers }, (_, writer) =>
    task(`writer ${writer + 1}`, async () => {
      for (const letter of letters.slice(border(writer), border(writer + 1))) await write(letter);
    }),
  );
  await Promise.all(work);
}
