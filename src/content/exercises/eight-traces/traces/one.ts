// machine: { "cores": 1 }
import { cpu, io, task } from "lab";

async function dish(): Promise<void> {
  await cpu(20);
  await io(50);
  await cpu(10);
}

await task("Ada", dish);
await task("Ben", dish);
