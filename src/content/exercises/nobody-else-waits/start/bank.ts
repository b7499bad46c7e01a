import { io } from "lab";
import type { Account } from "./withdraw.ts";

/** Who wants to know when somebody is at the bank. */
export interface Counter {
  begins(): unknown;
  ends(): unknown;
}

/** Asks the bank how much there is. */
export async function look(account: Account, counter: Counter): Promise<number> {
  counter.begins();
  await io(5);
  return account.balance;
}

/** Has the bank write down how much there is. */
export async function write(account: Account, balance: number): Promise<void> {
  await io(5);
  account.balance = balance;
}
