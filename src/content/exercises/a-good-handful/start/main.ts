import { handful } from "./handful.ts";
import { cpu, task } from "lab";

const walk = 5;
const letters = Array.from({ length: 240 }, (_, number) => (number < 200 ? 1 : 6));
let next = 0;

async function writer(): Promise<void> {
  while (next < letters.length) {
    const taken = letters.slice(next, next + handful);
    next += taken.length;
    await cpu(walk);
    for (const ms of taken) await cpu(ms);
  }
}

await Promise.all(["Ada", "Ben", "Cleo", "Dan"].map((name) => task(name, writer)));
console.log(`${next} letters are written after ${performance.now()} ms`);
