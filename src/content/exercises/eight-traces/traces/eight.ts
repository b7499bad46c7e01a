// machine: { "cores": 2 }
import { cpu, io, task } from "lab";

async function late(): Promise<void> {
  await io(40);
  await cpu(40);
}

await Promise.all([task("Ada", () => cpu(60)), task("Ben", late)]);
