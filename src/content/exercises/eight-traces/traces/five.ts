// machine: { "cores": 2 }
import { cpu, task } from "lab";

await task("Ada", () => cpu(40));
await task("Ben", () => cpu(40));
