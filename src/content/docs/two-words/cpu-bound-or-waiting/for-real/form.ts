import { sleep, span } from "lab";

export interface Form {
  /** How much there is to compute. */
  rounds: number;
  waitMs: number;
}

export async function handle({ rounds, waitMs }: Form): Promise<void> {
  if (waitMs > 0) await sleep(waitMs);
  if (rounds > 0) span("computing", () => compute(rounds));
}

/** The same fixed work in each round: counts the primes below 200,000, slowly. */
function compute(rounds: number): number {
  let primes = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 2; n < 200_000; n += 1) {
      let divisor = 2;
      while (divisor * divisor <= n && n % divisor !== 0) divisor += 1;
      if (divisor * divisor > n) primes += 1;
    }
  }
  return primes;
}
