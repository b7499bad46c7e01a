import { cpu, io } from "lab";

/** One of four equal jobs, in milliseconds; `device` serves one at a time. */
export interface Job {
  wait: number;
  device?: string;
  compute: number;
}

export const workloads = {
  /** Fetch four news pages and pick out the headlines. */
  news: { wait: 95, compute: 5 },
  /** Read four photos and shrink them. */
  photos: { wait: 10, compute: 90 },
  /** Think about four chess positions. */
  chess: { wait: 0, compute: 100 },
  /** Ask four people and note their answers. */
  survey: { wait: 100, compute: 0 },
  /** Read four large files from one slow disk and index them. */
  disk: { wait: 60, device: "disk", compute: 40 },
  /** Fetch four archives and unpack them. */
  archives: { wait: 50, compute: 50 },
} satisfies Record<string, Job>;

export async function handle({ wait, device, compute }: Job): Promise<void> {
  await io(wait, device);
  await cpu(compute);
}
