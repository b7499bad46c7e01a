import { look, write, type Counter } from "./bank.ts";

export interface Account {
  balance: number;
  paid: number;
  /** Settles when whoever came last is done. */
  last: Promise<void>;
}

async function atTheBank(account: Account, amount: number, counter: Counter): Promise<void> {
  const balance = await look(account, counter);
  if (balance >= amount) {
    await write(account, balance - amount);
    account.paid += amount;
  }
  counter.ends();
}

/** Pays this amount if the account has it; one after the other for each account. */
export async function withdraw(account: Account, amount: number, counter: Counter): Promise<void> {
  const mine = account.last.then(() => atTheBank(account, amount, counter));
  account.last = mine.catch(() => undefined);
  await mine;
}
