// machine: { "cores": 1 }
import { cpu, io, task } from "lab";

async function form(): Promise<void> {
  await io(20, "register");
  await cpu(40);
}

await Promise.all(["Ada", "Ben", "Cleo"].map((name) => task(name, form)));
