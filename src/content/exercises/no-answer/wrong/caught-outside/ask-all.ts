import { ask, type Question } from "./ask.ts";

export async function askAll(questions: Question[]): Promise<string[]> {
  try {
    return await Promise.all(questions.map((question) => ask(question)));
  } catch {
    return questions.map(() => "no answer");
  }
}
