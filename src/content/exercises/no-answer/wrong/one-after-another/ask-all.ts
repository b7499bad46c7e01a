import { ask, type Question } from "./ask.ts";

export async function askAll(questions: Question[]): Promise<string[]> {
  const answers: string[] = [];
  for (const question of questions) {
    try {
      answers.push(await ask(question));
    } catch {
      answers.push("no answer");
    }
  }
  return answers;
}
