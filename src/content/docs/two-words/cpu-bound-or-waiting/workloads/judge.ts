import { pool } from "lab";
import { timeOf } from "./time.ts";
import { handle, workloads, type Job } from "./workloads.ts";

type Workload = keyof typeof workloads;
/** From the simplest to the one that needs most. */
const strategies = ["loop", "overlap", "workers"] as const;
type Strategy = (typeof strategies)[number];

/** Tries each workload in all three ways. The right one is the simplest that takes at most 1.2 times the least time. */
export async function judge(plan: Record<Workload, Strategy>): Promise<void> {
  const workers = pool(4);
  let right = 0;
  for (const name of Object.keys(workloads) as Workload[]) {
    const job: Job = workloads[name];
    const jobs = [job, job, job, job];
    const ms = {
      loop: await timeOf(async () => {
        for (const each of jobs) await handle(each);
      }),
      overlap: await timeOf(() => Promise.all(jobs.map(handle))),
      workers: await timeOf(() => workers.map(jobs, handle)),
    };
    const least = Math.min(...Object.values(ms));
    const chosen = strategies.indexOf(plan[name]);
    const simplest = strategies.findIndex((strategy) => ms[strategy] <= 1.2 * least);
    const verdict = chosen === simplest ? "right" : chosen < simplest ? "too slow" : "more than it needs";
    if (chosen === simplest) right += 1;
    console.log(`${name}: ${plan[name]} takes ${ms[plan[name]]} ms: ${verdict}`);
  }
  console.log(`${right} of 6 are right`);
}
