/** Numbers from 0 up to 1 that depend on the seed alone (mulberry32, T. Ettinger, public domain). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whole numbers from `least` to `most`, both included. */
export function dice(seed: number): (least: number, most: number) => number {
  const next = chance(seed);
  return (least, most) => least + Math.floor(next() * (most - least + 1));
}
