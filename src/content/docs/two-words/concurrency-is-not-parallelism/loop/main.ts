import { serve, type Packing } from "./customer.ts";
import { report } from "./report.ts";

const customers = ["Ada", "Ben", "Cleo", "Dan"];
const opened = performance.now();

const packings: Packing[] = [];
for (const name of customers) packings.push(await serve(name));

report(packings, performance.now() - opened);
