import { median } from "./median.ts";

console.log("seven calls:", median([21, 19, 20, 940, 22, 18, 20]));
console.log("four calls:", median([8, 100, 9, 20]));
