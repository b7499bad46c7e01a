import type { Figures } from "./bench.ts";

type Bench = (work: () => unknown, now: () => number) => Figures;

/** Work that only pretends: it moves a clock of its own by what it is said to take. */
interface Case {
  name: string;
  /** How long a call takes, in milliseconds. The first call has the number 1. */
  cost: (call: number) => number;
  expected: Partial<Figures>;
  /** More calls than this would keep the reader waiting. */
  mostCalls?: number;
}

/** The clock of all cases moves in steps of this many milliseconds. */
const step = 0.1;

const cases: Case[] = [
  {
    name: "steady",
    cost: () => 5,
    expected: { low: 5, median: 5, high: 5 },
  },
  {
    name: "slow at first",
    cost: (call) => (call <= 50 ? 4 : 2),
    expected: { low: 2, median: 2, high: 2 },
  },
  {
    name: "far below a step",
    cost: () => 0.02,
    expected: { low: 0.02, median: 0.02, high: 0.02 },
  },
  {
    name: "now 20, now 40",
    cost: (call) => (call % 2 === 0 ? 40 : 20),
    expected: { low: 20, high: 40 },
    mostCalls: 100,
  },
  {
    name: "disturbed at times",
    cost: (call) => (call % 10 === 0 ? 300 : 20),
    expected: { median: 20 },
  },
];

/** Tries a bench on work whose true times are known, and gives a verdict on each. */
export function examine(bench: Bench): string[] {
  return cases.map(({ name, cost, expected, mostCalls = Infinity }) => {
    let time = 0;
    let calls = 0;
    const work = () => {
      calls += 1;
      time += cost(calls);
      return calls;
    };
    // Reading a clock takes a moment, too.
    const now = () => {
      time += 0.0001;
      return Math.floor(time / step) * step;
    };

    const found = bench(work, now);
    const complaints: string[] = [];
    for (const figure of ["low", "median", "high"] as const) {
      const wanted = expected[figure] ?? found[figure];
      const isNear = Math.abs(found[figure] - wanted) <= wanted * 0.05;
      if (!isNear) {
        complaints.push(`${figure} ${found[figure].toFixed(3)}, should be ${wanted}`);
      }
    }
    if (calls > mostCalls) complaints.push(`${calls} calls are too many for slow work`);
    return `${name}: ${complaints.join("; ") || "right"}`;
  });
}
