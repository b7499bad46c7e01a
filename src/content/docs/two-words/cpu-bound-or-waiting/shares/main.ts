import { pool } from "lab";
import { handle } from "./form.ts";
import { timeOf } from "./time.ts";

const workers = pool(4);
const rows: Record<string, object> = {};

for (const waiting of [0, 20, 50, 80, 100]) {
  const forms = [waiting, waiting, waiting, waiting];
  rows[`${waiting} % waiting`] = {
    "one by one": await timeOf(async () => {
      for (const form of forms) await handle(form);
    }),
    overlapped: await timeOf(() => Promise.all(forms.map(handle))),
    "4 workers": await timeOf(() => workers.map(forms, handle)),
  };
}

console.table(rows);
