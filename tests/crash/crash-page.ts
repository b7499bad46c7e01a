import { startRun } from '../../src/runtime/index.ts';
import type { Build, Outcome } from '../../src/runtime/index.ts';

/** What the page tells the test: how the bomb ended, how the run after it did, and that its own timers went on. */
export type CrashReport = {
  readonly bomb: Outcome;
  readonly printed: boolean;
  readonly turns: number;
  readonly next: Outcome;
};

const builds = (await (await fetch('/data.json')).json()) as { readonly bomb: Build; readonly next: Build };
const machine = { kind: 'workers', workers: 1 } as const;
const host = document.body;

let turns = 0;
const ticking = setInterval(() => (turns += 1), 50);
let printed = false;
const bomb = await startRun({ build: builds.bomb, machine, host }, ({ kind }) => {
  printed ||= kind === 'lines';
}).outcome;
clearInterval(ticking);
const next = await startRun({ build: builds.next, machine, host }, () => undefined).outcome;
const report: CrashReport = { bomb, printed, turns, next };
await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
