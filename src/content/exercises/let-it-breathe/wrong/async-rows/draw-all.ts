import { draw } from "./page.ts";

export async function drawAll(rows: number): Promise<void> {
  await Promise.all(Array.from({ length: rows }, async (_, row) => draw(row)));
}
