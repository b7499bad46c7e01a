/** All programs of the course by `<lesson>/<id>`, each read when it is asked for. Made by `plugin.ts`. */
declare module 'virtual:interleave/programs' {
  /** What a page needs to show a program. */
  export const programs: Readonly<
    Record<string, () => Promise<{ readonly program: import('./shown-program.ts').ShownProgram }>>
  >;
  /** The compiled form of a program by its hash. */
  export const builds: Readonly<Record<string, () => Promise<{ readonly builds: import('./compile.ts').Builds }>>>;
}

/** The glossary by the ids of its terms, in the order of the alphabet. Made by `lesson-terms.ts`. */
declare module 'virtual:interleave/glossary' {
  export const glossary: ReadonlyMap<string, import('./shown-glossary.ts').ShownTerm>;
}
