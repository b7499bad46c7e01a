/** How long a test waits for a fact, in milliseconds: long enough for a computer that does ten other things. */
export const patience = { timeout: 100_000, interval: 50 } as const;

/** A page in some browser engine: the little that is alike in all of them. */
export type EnginePage = {
  /** Loads an address afresh, whatever was open before. */
  readonly open: (url: string) => Promise<void>;
  /** Calls `fn` in the page. It travels as text, so it names nothing from outside; arguments and result are plain data. */
  readonly evaluate: <Args extends readonly unknown[], Result>(
    fn: (...args: Args) => Result,
    ...args: Args
  ) => Promise<Result>;
  /** Puts `text` in the place of all that the focused text box holds, key by key. */
  readonly retype: (text: string) => Promise<void>;
  /** Presses a key where the focus is. */
  readonly press: (key: 'ArrowRight' | 'End' | 'Home') => Promise<void>;
};

/** A running browser engine with one page. */
export type Engine = { readonly page: EnginePage; readonly close: () => Promise<void> };
