import { askAll } from "./ask-all.ts";

const questions = [
  { text: "price of tea", ms: 80 },
  { text: "price of cups", ms: 30, fails: true },
  { text: "price of lamps", ms: 50 },
];
console.log(await askAll(questions));
console.log(`after ${performance.now()} ms`);
