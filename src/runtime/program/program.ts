/** A file of a program: a relative name such as `main.ts` or `shop/till.ts`, and its text, byte for byte. */
export type ProgramFile = { readonly name: string; readonly text: string };

/** What a reader runs: a few TypeScript modules; the first file is the entry. */
export type Program = {
  readonly title?: string;
  readonly files: readonly [ProgramFile, ...ProgramFile[]];
};
