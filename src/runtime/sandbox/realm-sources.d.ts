/** The realm, bundled to plain scripts when the site is built (see `src/integrations/realm-bundle.ts`). */
declare module 'virtual:interleave/realm' {
  /** The program that lives in the sandbox frame. */
  export const frameSource: string;
  /** The program that lives in each of its workers. */
  export const workerSource: string;
}
