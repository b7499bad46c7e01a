// machine: { "cores": 2 }
import { cpu, io, task } from "lab";

async function form(): Promise<void> {
  await io(30, "register");
  await cpu(30);
}

await Promise.all([task("Ada", form), task("Ben", form)]);
