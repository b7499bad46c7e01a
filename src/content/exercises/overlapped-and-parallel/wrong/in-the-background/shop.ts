import { serve } from "./customer.ts";

/** Takes `async` for a thread: the waits overlap, but all packing is done by one. */
export async function serveAll(names: string[]): Promise<void> {
  await Promise.all(names.map((name) => serve(name)));
}
