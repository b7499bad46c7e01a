import { pool } from "lab";
import { timeOf } from "./time.ts";
import { handle, workloads, type Job } from "./workloads.ts";

/** From the simplest to the one that needs most. */
const strategies = ["loop", "overlap", "workers"] as const;
type Strategy = (typeof strategies)[number];

/** Tries all three ways for each. Right is the simplest that takes at most 1.2 times the least. */
export async function judge(plan: Record<keyof typeof workloads, Strategy>): Promise<void> {
  const chosenFor: Record<string, Strategy> = plan;
  const workers = pool(4);
  let right = 0;
  for (const [name, job] of Object.entries<Job>(workloads)) {
    const strategy = chosenFor[name];
    const jobs = [job, job, job, job];
    const ms = {
      loop: await timeOf(async () => {
        for (const each of jobs) await handle(each);
      }),
      overlap: await timeOf(() => Promise.all(jobs.map(handle))),
      workers: await timeOf(() => workers.map(jobs, handle)),
    };
    const least = Math.min(...Object.values(ms));
    const chosen = strategies.indexOf(strategy);
    const simplest = strategies.findIndex((each) => ms[each] <= 1.2 * least);
    let verdict = chosen < simplest ? "too slow" : "more than it needs";
    if (chosen === simplest) {
      verdict = "right";
      right += 1;
    }
    console.log(`${name}: ${strategy} takes ${ms[strategy]} ms: ${verdict}`);
  }
  console.log(`${right} of 6 are right`);
}
