import { pool } from "lab";
import { countPrimes } from "./primes.ts";

const ranges = [
  [0, 1_000_000],
  [1_000_000, 2_000_000],
  [2_000_000, 3_000_000],
  [3_000_000, 4_000_000],
];

const counts = await pool(4).map(ranges, countPrimes);

console.log("in each range:", counts);
console.log("primes below 4 million:", counts.reduce((sum, count) => sum + count));
