import { look, write, type Counter } from "./bank.ts";

export interface Account {
  balance: number;
  paid: number;
  /** Settles when whoever came last is done. */
  last: Promise<void>;
}

let last: Promise<void> = Promise.resolve();

async function atTheBank(account: Account, amount: number, counter: Counter): Promise<void> {
  const balance = await look(account, counter);
  if (balance >= amount) {
    await write(account, balance - amount);
    account.paid += amount;
  }
  counter.ends();
}

export async function withdraw(account: Account, amount: number, counter: Counter): Promise<void> {
  const mine = last.then(() => atTheBank(account, amount, counter));
  last = mine.catch(() => undefined);
  await mine;
}
