import { histogram } from "./histogram.ts";

const digits = Uint8Array.from({ length: 300_000 }, (_, place) => (Math.imul(place, 2654435761) >>> 16) % 10);

console.log(await histogram(digits, 4));
