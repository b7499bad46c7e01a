import { task } from "lab";
import { write, type Letter } from "./letter.ts";

/** Has all letters written by so many writers, and resolves when the last one is done. */
export async function writeAll(letters: Letter[], writers: number): Promise<void> {
  let next = 0;
  const work = Array.from({ length: writers }, (_, writer) =>
    task(`writer ${writer + 1}`, async () => {
      while (next < letters.length) {
        // Nothing can come between these two lines: there is no `await` between them.
        const letter = letters[next];
        next += 1;
        await write(letter);
      }
    }),
  );
  await Promise.all(work);
}
