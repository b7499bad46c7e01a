import { cpu, io, task } from "lab";

const second = 1000;

const customers = [
  { name: "Ada", scan: 60 },
  { name: "Ben", scan: 10 },
  { name: "Cleo", scan: 40 },
  { name: "Dan", scan: 30 },
];

async function serve(name: string, scan: number) {
  await cpu(scan * second); // a cashier scans the basket
  await io(20 * second); // the card terminal answers: this needs no cashier
  await cpu(10 * second); // a cashier packs

  console.log(`${name} leaves at ${performance.now() / second} s`);
}

// Each customer is a task; the machine's cores are the cashiers.
await Promise.all(customers.map(({ name, scan }) => task(name, () => serve(name, scan))));
