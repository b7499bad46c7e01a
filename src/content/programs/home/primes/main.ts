import { pool } from "lab";
import { countPrimes } from "./primes.ts";

const ranges = [
  [0, 500_000],
  [500_000, 1_000_000],
  [1_000_000, 1_500_000],
  [1_500_000, 2_000_000],
];

const counts = await pool(4).map(ranges, countPrimes);

console.log("in each range:", counts);
console.log("primes below 2 million:", counts.reduce((sum, count) => sum + count));
