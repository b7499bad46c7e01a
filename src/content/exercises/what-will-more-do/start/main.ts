import { predict } from "./predict.ts";

const two = { cores: 2, ms: 660 };
const six = { cores: 6, ms: 420 };
for (const cores of [1, 2, 6, 12, 1000]) console.log(`${cores} cores: ${predict(two, six, cores)} ms`);
