import { drawAll } from "./draw-all.ts";

const happened: string[] = [];
let clicks: number[] = [];

/** Draws so many rows while somebody clicks at some of them; resolves to what happened, in order. */
export async function open(rows: number, clicksAt: number[]): Promise<string[]> {
  clicks = clicksAt;
  await drawAll(rows);
  happened.push("done");
  return happened;
}

/** Draws one row. */
export function draw(row: number): void {
  happened.push(`row ${row}`);
  if (clicks.includes(row)) click(row);
}

/** Puts a click into the queue of tasks, as the browser does. */
function click(row: number): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    happened.push(`answer ${row}`);
    port1.close();
  };
  happened.push(`click ${row}`);
  port2.postMessage("click");
}
