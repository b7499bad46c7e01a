// machine: { "cores": 1, "slice": 10, "policy": "round-robin" }
import { cpu, task } from "lab";

await Promise.all([task("Ada", () => cpu(30)), task("Ben", () => cpu(30))]);
