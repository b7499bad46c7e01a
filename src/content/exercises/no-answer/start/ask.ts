import { io, span } from "lab";

export interface Question {
  text: string;
  /** How long it takes. You only know afterwards. */
  ms: number;
  fails?: boolean;
}

/** Resolves to the answer; rejects if somebody hangs up. */
export async function ask({ text, ms, fails = false }: Question): Promise<string> {
  await span(text, () => io(ms));
  if (fails) throw new Error(`${text}: they hung up`);
  return `the ${text}`;
}
