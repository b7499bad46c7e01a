import { cpu, io, task } from "lab";

const ordered = performance.now();

async function cook(dish: string): Promise<void> {
  await cpu(20); // prepare it
  await io(50); // it is in the oven
  await cpu(10); // finish it
  console.log(`${dish}: served after ${Math.round(performance.now() - ordered)} ms`);
}

const dishes = ["pie", "gratin", "bread"];
await Promise.all(dishes.map((dish) => task(dish, () => cook(dish))));

const ms = performance.now() - ordered;
console.log(`throughput: ${((dishes.length / ms) * 1000).toFixed(1)} dishes a second`);
