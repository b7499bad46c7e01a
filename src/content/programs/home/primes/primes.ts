export function countPrimes([from, to]: number[]): number {
  let count = 0;
  for (let n = Math.max(from, 2); n < to; n += 1) {
    if (isPrime(n)) count += 1;
  }
  console.log(`${count} primes from ${from} to ${to}`);
  return count;
}

function isPrime(n: number): boolean {
  if (n % 2 === 0) return n === 2;
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) {
    if (n % divisor === 0) return false;
  }
  return true;
}
