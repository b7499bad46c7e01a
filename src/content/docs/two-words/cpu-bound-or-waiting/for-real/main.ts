import { pool } from "lab";
import { handle } from "./form.ts";
import { timeOf } from "./time.ts";

const rounds = 4;
const workers = pool(4);

// First calls are slower, and workers take time to start: neither is measured.
const computing = { rounds, waitMs: 0 };
await workers.map([computing, computing, computing, computing], handle);
await handle(computing);
const roundMs = (await timeOf(() => handle(computing))) / rounds;

for (const waiting of [0, 2, 4]) {
  const form = { rounds: rounds - waiting, waitMs: waiting * roundMs };
  const forms = [form, form, form, form];
  const oneByOne = await timeOf(async () => {
    for (const each of forms) await handle(each);
  });
  const overlapped = await timeOf(() => Promise.all(forms.map(handle)));
  const onWorkers = await timeOf(() => workers.map(forms, handle));

  console.log(`${(100 * waiting) / rounds} % waiting: one by one ${Math.round(oneByOne)} ms`);
  console.log(`  overlapped: ${(oneByOne / overlapped).toFixed(1)} times as fast`);
  console.log(`  4 workers: ${(oneByOne / onWorkers).toFixed(1)} times as fast`);
}
