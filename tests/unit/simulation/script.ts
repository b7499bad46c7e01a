import { append, list } from '../../../src/runtime/simulation/list.ts';
import { createSimulation, type Simulation } from '../../../src/runtime/simulation/simulation.ts';
import type { Thread } from '../../../src/runtime/simulation/thread.ts';
import type { SimulatedSettings } from '../../../src/runtime/request.ts';
import type { Flight, Span, TracedLane } from '../../../src/runtime/trace/trace.ts';

/** One thing that a thread does, awaited before the next. `thread` is the number of another script. */
export type Step =
  | { readonly kind: 'compute'; readonly us: number }
  | { readonly kind: 'use'; readonly us: number; readonly device: string | undefined }
  | { readonly kind: 'sleep'; readonly us: number }
  | { readonly kind: 'await'; readonly thread: number }
  | { readonly kind: 'send'; readonly thread: number; readonly bytes: number | undefined };

/** What one thread does: it arrives, does its steps one after the other, and closes. */
export type Script = { readonly arriveUs: number; readonly priority: number; readonly steps: readonly Step[] };

/** What came of a program of scripts. Times are in microseconds. */
export type Played = {
  readonly cores: number;
  readonly endUs: number;
  readonly lanes: readonly TracedLane[];
  readonly spans: readonly Span[];
  readonly flights: readonly Flight[];
  readonly dropped: number;
  /** When each script was done. */
  readonly doneUs: readonly number[];
  /** The clock at each callback. */
  readonly ticksUs: readonly number[];
};

const place = { file: 'main.ts', line: 1, column: 1 };

/** The machine as most tests have it, and what they change of it. */
export function settingsWith(changes: Partial<SimulatedSettings>): SimulatedSettings {
  const costs = { switch: 0, start: 0, message: 0 };
  return { slice: null, policy: 'first-come', devices: {}, costs, ...changes };
}

/** Plays scripts on a machine: script 0 is lane `task-1`, and so on; `main` opens each when it arrives. */
export function play(cores: number, settings: Partial<SimulatedSettings>, scripts: readonly Script[]): Played {
  // What comes out of a simulation has arrays without methods.
  return structuredClone(playOn(createSimulation(cores, settingsWith(settings)), cores, scripts));
}

/** {@link play} for a world where a program may have overwritten everything. */
export function playOn(simulation: Simulation, cores: number, scripts: readonly Script[]): Played {
  const threads = list<Thread | undefined>();
  const waiters = list<(() => void)[]>();
  const doneUs = list<number>();
  const ticksUs = list<number>();

  const finish = (number: number, thread: Thread): void => {
    thread.close();
    doneUs[number] = simulation.nowUs();
    const waiting = waiters[number] ?? list();
    // eslint-disable-next-line @typescript-eslint/prefer-for-of -- a program may have replaced what iterators do
    for (let index = 0; index < waiting.length; index += 1) waiting[index]?.();
  };
  const begin = (number: number, script: Script): void => {
    let next = 0;
    const name = `task-${number + 1}` as const;
    const thread = simulation.openThread({ lane: name, name, starter: 'main', priority: script.priority }, () => go());
    threads[number] = thread;
    const go = (): void => {
      // Past its end, an ordinary array asks its prototype.
      const step = next < script.steps.length ? script.steps[next] : undefined;
      next += 1;
      if (step === undefined) finish(number, thread);
      else take(step, thread, go);
    };
  };
  const take = (step: Step, thread: Thread, go: () => void): void => {
    switch (step.kind) {
      case 'compute':
        thread.compute(step.us, 'work', place, go);
        break;
      case 'use':
        thread.use(step.us, step.device, undefined, go);
        break;
      case 'sleep':
        thread.after(step.us, go);
        break;
      case 'await':
        if (doneUs[step.thread] === undefined) append(waiters[step.thread] ?? list(), go);
        else go();
        break;
      case 'send':
        thread.send(threads[step.thread] ?? thread, step.bytes, 'message', () => undefined);
        go();
    }
  };

  const main = simulation.openThread({ lane: 'main', name: 'main', starter: null, priority: 0 }, () => {
    for (let number = 0; number < scripts.length; number += 1) {
      const script = scripts[number];
      waiters[number] = list();
      doneUs[number] = undefined as unknown as number;
      if (script !== undefined) main.after(script.arriveUs, () => begin(number, script));
    }
    main.close();
  });
  for (let happened = simulation.advance(); happened !== undefined; happened = simulation.advance()) {
    append(ticksUs, simulation.nowUs());
    happened();
  }
  simulation.cutSpans();

  const { spans, flights, dropped } = simulation.take();
  const lanes = simulation.lanes();
  return { cores, endUs: simulation.nowUs(), lanes, spans, flights, dropped, doneUs, ticksUs };
}
