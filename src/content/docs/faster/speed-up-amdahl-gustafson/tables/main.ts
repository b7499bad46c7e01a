import { pool } from "lab";
import { clock } from "./clock.ts";
import { wipe } from "./wipe.ts";

const parts = ["P1", "P2", "P3", "P4", "P5"];

const begun = performance.now();
await pool(5).map(parts, wipe);
console.log("all done after", clock(performance.now() - begun));
