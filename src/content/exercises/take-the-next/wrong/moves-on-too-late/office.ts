import { task } from "lab";
import { write, type Letter } from "./letter.ts";

/** Crosses a letter off when it is written. Until then, others take the same one. */
export async function writeAll(letters: Letter[], writers: number): Promise<void> {
  let next = 0;
  const work = Array.from({ length: writers }, (_, writer) =>
    task(`writer ${writer + 1}`, async () => {
      while (next < letters.length) {
        await write(letters[next]);
        next += 1;
      }
    }),
  );
  await Promise.all(work);
}
