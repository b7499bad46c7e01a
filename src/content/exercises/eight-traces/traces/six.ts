// machine: { "cores": 1 }
import { io, task } from "lab";

await Promise.all([task("Ada", () => io(50)), task("Ben", () => io(50))]);
