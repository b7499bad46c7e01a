import { cpu, io, task } from "lab";

const ordered = performance.now();

async function cook(dish: string): Promise<void> {
  await cpu(20); // prepare it
  await io(50); // it is in the oven
  await cpu(10); // finish it
  const ms = Math.round(performance.now() - ordered);
  console.log(`${dish}: served after ${ms} ms`);
}

const dishes = ["pie", "gratin", "bread"];
await Promise.all(dishes.map((dish) => task(dish, () => cook(dish))));

const perSecond = (dishes.length / (performance.now() - ordered)) * 1000;
console.log(`throughput: ${perSecond.toFixed(1)} dishes a second`);
