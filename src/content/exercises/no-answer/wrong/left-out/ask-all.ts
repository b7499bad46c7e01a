import { ask, type Question } from "./ask.ts";

export async function askAll(questions: Question[]): Promise<string[]> {
  const settled = await Promise.allSettled(questions.map((question) => ask(question)));
  return settled.filter((one) => one.status === "fulfilled").map((one) => one.value);
}
