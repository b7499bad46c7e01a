import { pool } from "lab";
import { serve } from "./customer.ts";
import { report } from "./report.ts";

const customers = ["Ada", "Ben", "Cleo", "Dan"];
const opened = performance.now();

const packings = await pool().map(customers, serve);

report(packings, performance.now() - opened);
