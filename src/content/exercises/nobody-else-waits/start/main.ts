import { assert } from "lab";
import { withdraw, type Account } from "./withdraw.ts";

export function setup() {
  const account = (): Account => ({ balance: 100, paid: 0, last: Promise.resolve() });
  return { joint: account(), own: account(), underWay: 0, together: false };
}
type Bank = ReturnType<typeof setup>;

async function fromJoint(bank: Bank): Promise<void> {
  await withdraw(bank.joint, 60, {
    begins: () => (bank.underWay += 1),
    ends: () => (bank.underWay -= 1),
  });
}

export const tasks = {
  A: fromJoint,
  B: fromJoint,
  async C(bank: Bank): Promise<void> {
    await withdraw(bank.own, 60, {
      begins: () => undefined,
      ends: () => (bank.together = bank.underWay > 0),
    });
  },
};

export function check({ joint, own }: Bank): void {
  assert(joint.balance + joint.paid === 100, `${joint.paid} were paid, and ${joint.balance} are left of 100`);
  assert(own.paid === 60, `Cleo was paid ${own.paid}`);
}

export function outcome({ together }: Bank): string {
  return `Cleo was served ${together ? "while another was" : "when nobody was"} waiting`;
}
