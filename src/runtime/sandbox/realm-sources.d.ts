/** The realm, bundled to plain scripts when the site is built (see `src/integrations/realm-bundle.ts`). */
declare module 'virtual:interleave/realm' {
  /** The program that lives in the sandbox frame. */
  export const frameSource: string;
  /** The program that lives in each of its workers. */
  export const workerSource: string;
}

/** The program that explores others, bundled in the same way. */
declare module 'virtual:interleave/explorer' {
  /** The program that lives in the worker of an exploration. */
  export const explorerSource: string;
}

/** What makes real threads follow a schedule, bundled in the same way. */
declare module 'virtual:interleave/replay' {
  /** Defines the global function `__interleave_replay`. */
  export const replaySource: string;
}
