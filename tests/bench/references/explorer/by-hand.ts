/** The lost update by hand: each thread a generator that stops before each of its shared operations. */
function* work(counter: Int32Array, times: number): Generator<void, void> {
  for (let turn = 0; turn < times; turn += 1) {
    yield;
    const seen = counter[0] ?? 0;
    yield;
    counter[0] = seen + 1;
  }
}

/**
 * What a search costs at least: random schedules of the lost update, written by hand, with nothing found out, kept or
 * compared. Gives the steps that it took in about `ms` milliseconds, and how long that was.
 */
export function sampleByHand(times: number, ms: number): { readonly steps: number; readonly ms: number } {
  const begun = performance.now();
  let steps = 0;
  let wrong = 0;
  while (performance.now() - begun < ms) {
    for (let schedule = 0; schedule < 100; schedule += 1) {
      const counter = new Int32Array(1);
      const threads = [work(counter, times), work(counter, times)];
      for (const thread of threads) thread.next();
      while (threads.length > 0) {
        const index = Math.floor(Math.random() * threads.length);
        if (threads[index]?.next().done === true) threads.splice(index, 1);
        steps += 1;
      }
      if (counter[0] !== 2 * times) wrong += 1;
    }
  }
  if (wrong === 0) throw new Error('No schedule lost an update.');
  return { steps, ms: performance.now() - begun };
}
