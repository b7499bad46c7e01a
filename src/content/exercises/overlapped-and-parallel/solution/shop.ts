import { task } from "lab";
import { serve } from "./customer.ts";

/** Serves all customers, and resolves when the last of them has gone. */
export async function serveAll(names: string[]): Promise<void> {
  await Promise.all(names.map((name) => task(name, () => serve(name))));
}
