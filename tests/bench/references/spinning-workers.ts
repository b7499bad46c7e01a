/**
 * In the page: starts workers that spin for ever, or terminates those that do. Gives the moment of the call in
 * milliseconds of the clock that pages share.
 */
export async function terminateSpinning(order: 'start' | 'terminate', count: number): Promise<number> {
  const page = globalThis as typeof globalThis & { benchSpinning?: Worker[] };
  page.benchSpinning ??= [];
  if (order === 'start') {
    const url = URL.createObjectURL(new Blob(["postMessage('up'); while (true) {}"], { type: 'text/javascript' }));
    for (let number = 0; number < count; number += 1) {
      const worker = new Worker(url);
      page.benchSpinning.push(worker);
      await new Promise((resolve) => (worker.onmessage = resolve));
    }
    return performance.timeOrigin + performance.now();
  }
  const at = performance.timeOrigin + performance.now();
  for (const worker of page.benchSpinning.splice(0)) worker.terminate();
  return at;
}
