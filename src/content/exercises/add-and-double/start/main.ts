export function setup() {
  return { total: new Int32Array(new SharedArrayBuffer(4)).fill(5) };
}
type Shared = ReturnType<typeof setup>;

export const threads = {
  A({ total }: Shared): void {
    const seen = Atomics.load(total, 0);
    Atomics.store(total, 0, seen + 1);
  },
  B({ total }: Shared): void {
    const seen = Atomics.load(total, 0);
    Atomics.store(total, 0, 2 * seen);
  },
};

export function check({ total }: Shared): boolean {
  return total[0] > 5;
}

export function outcome({ total }: Shared): number {
  return total[0];
}
