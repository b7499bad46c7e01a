import { acquire, release } from "lab";
import type { Shared } from "./main.ts";

/** Returns when both friends are there. */
export function arrive({ left, right }: Shared, me: 0 | 1): void {
  const [mine, theirs] = me === 0 ? [left, right] : [right, left];
  acquire(mine);
  release(theirs);
}
