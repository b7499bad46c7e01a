import { ask, type Question } from "./ask.ts";

/** The answers to all questions, in the order of the questions; "no answer" where there is none. */
export function askAll(questions: Question[]): Promise<string[]> {
  // None of these promises rejects, so none of them can end the waiting for the others.
  return Promise.all(questions.map((question) => ask(question).catch(() => "no answer")));
}
