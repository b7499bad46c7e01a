import { cpu, span } from "lab";

export interface Letter {
  name: string;
  /** How long it takes. You only know once it is written. */
  ms: number;
}

export async function write({ name, ms }: Letter): Promise<void> {
  await span(name, () => cpu(ms));
}
