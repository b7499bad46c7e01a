import { acquire, release } from "lab";
import type { Shared } from "./main.ts";

/** Returns when both friends are there. */
export function arrive({ left, right }: Shared, me: 0 | 1): void {
  if (me === 0) acquire(left);
  else release(left);
}
