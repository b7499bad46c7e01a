import { serve } from "./customer.ts";
import { report } from "./report.ts";

const customers = ["Ada", "Ben", "Cleo", "Dan"];
const opened = performance.now();

const packings = await Promise.all(customers.map((name) => serve(name)));

report(packings, performance.now() - opened);
