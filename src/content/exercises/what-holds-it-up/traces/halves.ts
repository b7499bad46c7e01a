// machine: { "cores": 4 }
import { cpu, task } from "lab";

await Promise.all(["Ada", "Ben"].map((name) => task(name, () => cpu(60))));
