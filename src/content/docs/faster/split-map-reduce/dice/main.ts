import { agrees } from "./check.ts";
import { histogram } from "./dice.ts";

const counts = histogram({ from: 0, to: 3_000_000 });

for (let sum = 2; sum <= 12; sum += 1) console.log(`${sum}: ${counts[sum]}`);
console.log("agrees with one loop:", agrees(counts));
