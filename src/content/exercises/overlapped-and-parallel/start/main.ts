import { serveAll } from "./shop.ts";

await serveAll(["Ada", "Ben", "Cleo", "Dan"]);
console.log(`served after ${performance.now()} ms`);
