import { ask, type Question } from "./ask.ts";

/** The answers to all questions, in the order of the questions. */
export function askAll(questions: Question[]): Promise<string[]> {
  return Promise.all(questions.map((question) => ask(question)));
}
