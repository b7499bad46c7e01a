import { task } from "lab";
import { write, type Letter } from "./letter.ts";

/** Has all letters written by so many writers, and resolves when the last one is done. */
export async function writeAll(letters: Letter[], writers: number): Promise<void> {
  const share = Math.ceil(letters.length / writers);
  const work = Array.from({ length: writers }, (_, writer) =>
    task(`writer ${writer + 1}`, async () => {
      for (const letter of letters.slice(writer * share, (writer + 1) * share)) await write(letter);
    }),
  );
  await Promise.all(work);
}
