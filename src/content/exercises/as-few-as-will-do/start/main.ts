import { cpu, task } from "lab";

await cpu(40);
console.log(`the shutters are up after ${performance.now()} ms`);

const tables = Array.from({ length: 12 }, (_, number) => `table ${number + 1}`);
await Promise.all(tables.map((table) => task(table, () => cpu(30))));

await cpu(20);
console.log(`open after ${performance.now()} ms`);
