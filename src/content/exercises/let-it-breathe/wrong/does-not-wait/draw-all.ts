import { draw } from "./page.ts";

export async function drawAll(rows: number): Promise<void> {
  for (let row = 0; row < rows; row += 1) setTimeout(() => draw(row));
}
