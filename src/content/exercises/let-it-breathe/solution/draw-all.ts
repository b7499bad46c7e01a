import { draw } from "./page.ts";

/** Draws rows 0, 1, 2 and so on, and resolves when the last one is there. */
export async function drawAll(rows: number): Promise<void> {
  for (let row = 0; row < rows; row += 1) {
    draw(row);
    // Ends this task. What has come meanwhile stands before us in the queue.
    if (row % 100 === 99) await new Promise((resolve) => setTimeout(resolve));
  }
}
