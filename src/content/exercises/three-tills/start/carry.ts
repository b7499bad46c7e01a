import { withLock } from "lab";
import { putIn, putNew, takeOut } from "./money.ts";
import type { Shared } from "./main.ts";

/** Carries money from one till to another. */
export function carry(shared: Shared, from: number, to: number, amount: number): void {
  const { locks } = shared;
  withLock(locks[from], () => {
    withLock(locks[to], () => {
      takeOut(shared, from, amount);
      putIn(shared, to, amount);
    });
  });
}

/** Pays money into a till. */
export function payIn(shared: Shared, till: number, amount: number): void {
  withLock(shared.locks[till], () => putNew(shared, till, amount));
}
