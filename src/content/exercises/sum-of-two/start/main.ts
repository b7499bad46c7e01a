import { io } from "lab";

export function setup() {
  return { sum: 0 };
}
type Shared = ReturnType<typeof setup>;

async function answer(value: number): Promise<number> {
  await io(5);
  return value;
}

export const tasks = {
  async A(shared: Shared): Promise<void> {
    shared.sum += await answer(1);
  },
  async B(shared: Shared): Promise<void> {
    const value = await answer(2);
    shared.sum += value;
  },
};

export function check({ sum }: Shared): boolean {
  return sum > 0;
}

export function outcome({ sum }: Shared): number {
  return sum;
}
