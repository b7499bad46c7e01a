import { serve } from "./customer.ts";

/** Serves all customers, and resolves when the last of them has gone. */
export async function serveAll(names: string[]): Promise<void> {
  for (const name of names) await serve(name);
}
