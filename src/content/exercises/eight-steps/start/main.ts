export function setup() {
  return { board: new Int32Array(new SharedArrayBuffer(4)) };
}
type Shared = ReturnType<typeof setup>;

function countTwo({ board }: Shared): void {
  for (let visitor = 0; visitor < 2; visitor += 1) {
    const seen = board[0];
    board[0] = seen + 1;
  }
}

export const threads = { A: countTwo, B: countTwo };

export function check({ board }: Shared): boolean {
  return board[0] === 4;
}
