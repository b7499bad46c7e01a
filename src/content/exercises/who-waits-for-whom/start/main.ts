import { mutex, withLock, type Mutex } from "lab";

export function setup() {
  return { pot: mutex(), pan: mutex(), spoon: mutex() };
}
type Shared = ReturnType<typeof setup>;

function withBoth(first: Mutex, second: Mutex): void {
  withLock(first, () => withLock(second, () => {}));
}

export const threads = {
  A({ pot, pan }: Shared): void {
    withBoth(pot, pan);
  },
  B({ pan, spoon }: Shared): void {
    withBoth(pan, spoon);
  },
  C({ spoon, pot }: Shared): void {
    withBoth(spoon, pot);
  },
  D({ pot }: Shared): void {
    withLock(pot, () => {});
  },
};

export function check(): void {
  // Everybody has cooked.
}
