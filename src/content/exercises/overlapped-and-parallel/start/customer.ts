import { cpu, io, span } from "lab";

/** Waits for the terminal, then packs. */
export async function serve(name: string): Promise<void> {
  await span(name, async () => {
    await io(40);
    await cpu(30);
  });
}
