import { draw } from "./page.ts";

export async function drawAll(rows: number): Promise<void> {
  for (let row = 0; row < rows; row += 1) {
    draw(row);
    if (row % 500 === 499) await new Promise((resolve) => setTimeout(resolve));
  }
}
