import { brighten } from "./brighten.ts";

const photo = new Uint8ClampedArray(3_000_000).fill(100);
const bright = await brighten(photo);

console.log("came back: the first value is", bright[0]);
console.log("left on main:", photo.length, "bytes");
