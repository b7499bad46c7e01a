// machine: { "cores": 4 }
import { cpu, task } from "lab";

await task("Ada", () => cpu(40));
await Promise.all(["Ben", "Cleo", "Dan", "Eve"].map((name) => task(name, () => cpu(15))));
