const says = [
  "neither sees a wave",
  "only Ada sees a wave",
  "only Ben sees a wave",
  "both see a wave",
];

export function setup() {
  return {
    waved: new Int32Array(new SharedArrayBuffer(8)),
    saw: new Int32Array(new SharedArrayBuffer(8)),
  };
}
type Shared = ReturnType<typeof setup>;

function person(me: number, other: number) {
  return ({ waved, saw }: Shared): void => {
    Atomics.store(waved, me, 1);
    saw[me] = Atomics.load(waved, other);
  };
}

export const threads = { A: person(0, 1), B: person(1, 0) };

export function check({ waved }: Shared): boolean {
  return waved[0] === 1 && waved[1] === 1;
}

export function outcome({ saw }: Shared): string {
  return says[saw[0] + 2 * saw[1]];
}
