import { cpu, task } from "lab";
import { mean } from "./mean.ts";

const opened = performance.now();
const answered: number[] = [];
const done: number[] = [];

async function serve(): Promise<void> {
  await cpu(5);
  answered.push(performance.now() - opened);
  await cpu(95);
  done.push(performance.now() - opened);
}

const customers = ["Ada", "Ben", "Cleo", "Dan"];
await Promise.all(customers.map((name) => task(name, serve)));

const perSecond = (customers.length / Math.max(...done)) * 1000;
console.log(`first answers after ${answered.map(Math.round).join(", ")} ms`);
console.log(`done after ${done.map(Math.round).join(", ")} ms`);
console.log(`mean response time ${mean(answered).toFixed(1)} ms`);
console.log(`mean latency ${mean(done).toFixed(1)} ms`);
console.log(`throughput ${perSecond.toFixed(2)} customers a second`);
