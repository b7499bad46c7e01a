import { open } from "./page.ts";

const happened = await open(1_000, [50, 620]);
for (const click of [50, 620]) {
  const rows = happened.indexOf(`answer ${click}`) - happened.indexOf(`click ${click}`) - 1;
  console.log(`the click at row ${click} was answered ${rows} lines later`);
}
