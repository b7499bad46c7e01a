// machine: { "cores": 4 }
import { cpu, io, task } from "lab";

async function form(): Promise<void> {
  await io(20, "register");
  await cpu(5);
}

await Promise.all(["Ada", "Ben", "Cleo", "Dan"].map((name) => task(name, form)));
