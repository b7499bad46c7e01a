import { ask, type Question } from "./ask.ts";

export async function askAll(questions: Question[]): Promise<string[]> {
  const answers: string[] = [];
  await Promise.all(
    questions.map(async (question) => {
      answers.push(await ask(question).catch(() => "no answer"));
    }),
  );
  return answers;
}
