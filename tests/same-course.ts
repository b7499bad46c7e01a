/** A program that uses all of the simulated machine: cores, slices, costs, devices, chance, tasks, a pool. */
export const everything = {
  title: 'The same course everywhere',
  machine: {
    kind: 'simulated',
    cores: 3,
    seed: 7,
    settings: {
      slice: 5,
      costs: { switch: 0.25, start: 1, message: 0.5 },
      policy: 'round-robin',
      devices: { disk: 2 },
    },
  },
  files: [
    {
      name: 'main.ts',
      text: `import { cpu, io, pool, sleep, span, task } from "lab";
import { cook } from "./kitchen.ts";
const some = (most: number) => Math.random() * most;
const eat = (name: string) => task(name, async () => {
  for (let bite = 0; bite < 20; bite += 1) {
    await cpu(some(12));
    await io(some(8), bite % 3 === 0 ? "disk" : undefined);
    if (bite % 7 === 0) await sleep(some(4));
  }
}, { priority: name.length });
await span("dinner", () => Promise.all([...["Ada", "Ben", "Cleo", "Dan"].map(eat), pool(4).map([9, 1, 8, 2, 7, 3, 6, 4], cook)]));
console.log("done at", performance.now());`,
    },
    {
      name: 'kitchen.ts',
      text: `import { cpu, io } from "lab";
export async function cook(ms: number) {
  await cpu(ms * Math.random() * 3);
  await io(ms, "disk");
  return ms;
}`,
    },
  ],
} as const;

/** What it comes to in every engine: the digest of its trace, and the virtual time at its end. */
export const courseEverywhere = { digest: '3ac58de9fa757316', done: 'done at 276.209' } as const;
