import { acquire, release } from "lab";
import type { Shared } from "./main.ts";

/** Returns when both friends are there. */
export function arrive({ left, right, gone }: Shared, me: 0 | 1): void {
  if (me === 0) {
    acquire(left);
  } else {
    release(left);
    // After you.
    while (Atomics.load(gone, 0) === 0);
  }
}
