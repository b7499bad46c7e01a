import type { ExerciseFrontmatter } from './exercise-schema.ts';

/** What is known of every exercise. */
export type ExerciseFacts = {
  readonly id: string;
  /** `index.mdx`, from the project's root. */
  readonly file: string;
  readonly facts: ExerciseFrontmatter;
};

/** An answer that must not pass, and the property that it must fail. */
export type WrongAnswer<Given> = { readonly name: string; readonly fails: string; readonly given: Given };
