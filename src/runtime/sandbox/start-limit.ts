/** Longest running time from a click on Run until the sandbox has taken the program on, in milliseconds. */
export const startLimitMs = 15_000;

/**
 * Why a run ended before its program began. Frames of several tabs can share one thread (docs/decisions/0002-sandbox.md),
 * and no API tells whether it is that or something in the browser that keeps the frame's document from running.
 */
export const neverStarted = `The sandbox for programs did not start within ${startLimitMs / 1000} s. A program in another tab of this site may hold it up: stop it there. If there is none, an extension of the browser may block it. Then press Run again.`;
