import { look, write, type Counter } from "./bank.ts";

export interface Account {
  balance: number;
  paid: number;
  /** Settles when whoever came last is done. */
  last: Promise<void>;
}

export async function withdraw(account: Account, amount: number, counter: Counter): Promise<void> {
  const balance = await look(account, counter);
  // To be on the safe side.
  if (balance >= amount && (await look(account, counter)) >= amount) {
    await write(account, balance - amount);
    account.paid += amount;
  }
  counter.ends();
}
