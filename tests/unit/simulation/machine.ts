import type { SimulatedSettings } from '../../../src/runtime/request.ts';
import { createSimulation } from '../../../src/runtime/simulation/simulation.ts';
import type { Thread } from '../../../src/runtime/simulation/thread.ts';
import { settingsWith } from './script.ts';

/** A machine whose callbacks are written down with their times. Times are microseconds, settings milliseconds. */
export function openMachine(cores = 1, changes: Partial<SimulatedSettings> = {}) {
  const simulation = createSimulation(cores, settingsWith(changes));
  const heard: string[] = [];
  const tell =
    (what: string, then?: () => void): (() => void) =>
    () => {
      heard.push(`${what} ${simulation.nowUs()}`);
      then?.();
    };
  let opened = 0;
  const open = (begun: () => void = () => undefined, starter: 'main' | null = 'main'): Thread => {
    opened += 1;
    return simulation.openThread({ lane: `task-${opened}`, name: 'a task', starter, priority: 0 }, begun);
  };
  const spans: string[] = [];
  const run = (): readonly string[] => {
    for (let next = simulation.advance(); next !== undefined; next = simulation.advance()) next();
    simulation.cutSpans();
    const taken = structuredClone(simulation.take());
    for (const { lane, state, startUs, endUs, label, core } of taken.spans) {
      const words = [lane, state, ...(label === '' ? [] : [label]), `${startUs}-${endUs}`];
      spans.push(words.join(' ') + (core === undefined ? '' : ` on ${core}`));
    }
    return heard;
  };
  const closings = (): readonly number[] => structuredClone(simulation.lanes()).map(({ closedUs }) => closedUs);
  return { simulation, open, tell, run, spans, closings };
}
