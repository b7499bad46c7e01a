import { writeAll } from "./office.ts";

const minutes = [30, 25, 20, 2, 2, 2, 1, 1, 1, 1, 1, 1];
await writeAll(minutes.map((ms, number) => ({ name: `letter ${number + 1}`, ms })), 3);
console.log(`all letters are written after ${performance.now()} ms`);
