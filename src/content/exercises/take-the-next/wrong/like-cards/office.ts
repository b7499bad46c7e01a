import { task } from "lab";
import { write, type Letter } from "./letter.ts";

/** Deals the letters like cards, so that long ones that lie together come to different writers. */
export async function writeAll(letters: Letter[], writers: number): Promise<void> {
  const work = Array.from({ length: writers }, (_, writer) =>
    task(`writer ${writer + 1}`, async () => {
      for (const letter of letters.filter((_letter, number) => number % writers === writer)) await write(letter);
    }),
  );
  await Promise.all(work);
}
