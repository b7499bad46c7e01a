// machine: { "cores": 4 }
import { cpu, task } from "lab";

const minutes = { Ada: 20, Ben: 15, Cleo: 60, Dan: 20 };
await Promise.all(Object.entries(minutes).map(([name, ms]) => task(name, () => cpu(ms))));
