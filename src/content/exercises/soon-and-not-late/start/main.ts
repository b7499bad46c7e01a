import { cpu, span, task } from "lab";

async function serve(name: string, ms: number): Promise<void> {
  await span(name, () => cpu(5));
  console.log(`${name} has an answer after ${performance.now()} ms`);
  await cpu(ms);
}

const customers = ["Ben", "Cleo", "Dan", "Eve", "Fay"];
await Promise.all([
  task("Ada", () => serve("Ada", 295)),
  ...customers.map((name) => task(name, () => serve(name, 35))),
]);
console.log(`all are done after ${performance.now()} ms`);
