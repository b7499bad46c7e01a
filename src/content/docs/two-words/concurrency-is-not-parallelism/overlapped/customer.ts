import { sleep, span } from "lab";

/** When a packing began and ended, by a clock that all threads share. */
export interface Packing {
  begin: number;
  end: number;
}

export async function serve(name: string): Promise<Packing> {
  console.log(`${name}: waits for the terminal`);
  await sleep(400);

  console.log(`${name}: packing begins`);
  const begin = performance.timeOrigin + performance.now();
  const primes = span(name, () => countPrimes(1_500_000));
  const end = performance.timeOrigin + performance.now();
  console.log(`${name}: packing ends, ${primes} primes in ${Math.round(end - begin)} ms`);

  return { begin, end };
}

function countPrimes(below: number): number {
  let primes = 0;
  for (let n = 2; n < below; n += 1) {
    let divisor = 2;
    while (divisor * divisor <= n && n % divisor !== 0) divisor += 1;
    if (divisor * divisor > n) primes += 1;
  }
  return primes;
}
