/** How long a piece of work keeps the page from everything else, in milliseconds: what browsers do not yet call long. */
const turnMs = 40;

/** Gives a function to call between small pieces of work: once a turn is used up, it returns what to wait for. */
export function createTurns(): () => Promise<void> | undefined {
  let ends = performance.now() + turnMs;
  return () => {
    if (performance.now() < ends) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        ends = performance.now() + turnMs;
        resolve();
      }),
    );
  };
}
