/** All programs of the course by `<lesson>/<id>`, each read when it is asked for. Made by `plugin.ts`. */
declare module 'virtual:interleave/programs' {
  import type { Builds } from './compile.ts';
  import type { ShownProgram } from './shown-program.ts';

  /** What a page needs to show a program. */
  export const programs: Readonly<Record<string, () => Promise<{ readonly program: ShownProgram }>>>;
  /** The compiled form of a program by its hash. */
  export const builds: Readonly<Record<string, () => Promise<{ readonly builds: Builds }>>>;
}
