import { shopOf, type Shop } from '../../../src/components/cashier/shop.ts';
import type { Trace } from '../../../src/runtime/index.ts';
import { compute, thread, use } from '../simulation/jobs.ts';
import { play } from '../simulation/script.ts';

/** Seconds of scanning that each customer of the first page needs. */
const scans = { Ada: 60, Ben: 10, Cleo: 40, Dan: 30 } as const;

/** The trace of what the first page's program asks of the machine, played by the machine's engine itself. */
function playedTrace(cashiers: number, sliceMs: number | null): Trace {
  const played = play(
    cashiers,
    {
      policy: sliceMs === null ? 'first-come' : 'round-robin',
      slice: sliceMs,
      costs: { switch: 1000, start: 0, message: 0 },
    },
    Object.values(scans).map((scan) => thread(compute(scan * 1000), use(20_000), compute(10_000))),
  );
  const names = Object.keys(scans);
  return {
    clock: { kind: 'virtual' },
    // The names of tasks are the program's; `main` stands before them.
    lanes: played.lanes.map((lane, index) => ({ ...lane, name: names[index - 1] ?? 'main' })),
    spans: played.spans,
    marks: [],
    flights: [],
    ticks: [],
    endUs: played.endUs,
    cores: cashiers,
    dropped: 0,
  };
}

/** The first page's shop for what its sliders say. */
export function playedShop(cashiers: number, sliceMs: number | null): Shop {
  return shopOf(playedTrace(cashiers, sliceMs));
}
