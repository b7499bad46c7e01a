import { task } from "lab";
import { serve } from "./customer.ts";

/** Gives each customer a thread, and waits for it before the next one comes. */
export async function serveAll(names: string[]): Promise<void> {
  for (const name of names) await task(name, () => serve(name));
}
