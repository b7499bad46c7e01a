import { bench } from "./bench.ts";
import { examine } from "./examine.ts";
import { countWords, text } from "./words.ts";

for (const verdict of examine(bench)) console.log(verdict);

let words = 0;
const { low, median, high } = bench(() => {
  words += countWords(text).length;
});
console.log(`countWords: ${median.toFixed(3)} ms`);
console.log(`  half of the times from ${low.toFixed(3)} to ${high.toFixed(3)}`);
