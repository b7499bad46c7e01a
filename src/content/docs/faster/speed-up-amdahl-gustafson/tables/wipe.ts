import { cpu } from "lab";

/** Wipes one table: a minute of work. */
export async function wipe(part: string): Promise<void> {
  await cpu(60_000);
  console.log(part, "is done");
}
