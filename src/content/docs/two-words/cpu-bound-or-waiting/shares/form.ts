import { cpu, io } from "lab";

/** Handles a form that takes 100 ms, `waiting` of them for somebody else's answer. */
export async function handle(waiting: number): Promise<void> {
  await io(waiting);
  await cpu(100 - waiting);
}
