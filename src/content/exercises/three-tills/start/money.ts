import type { Shared } from "./main.ts";

/** Takes money out of a till: it is under way from now on. */
export function takeOut({ tills, underWay }: Shared, till: number, amount: number): void {
  tills[till][0] -= amount;
  Atomics.add(underWay, 0, 1);
}

/** Puts money that was taken out into a till. */
export function putIn({ tills, underWay }: Shared, till: number, amount: number): void {
  Atomics.sub(underWay, 0, 1);
  tills[till][0] += amount;
}

/** Puts money that came from outside into a till, and notes whether other money is under way just now. */
export function putNew({ tills, underWay, together }: Shared, till: number, amount: number): void {
  Atomics.store(together, 0, Atomics.load(underWay, 0));
  tills[till][0] += amount;
}
