import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { ExploredBuild, Lane, Line, MachineChoice, Recorded, RunEvent } from '../../src/runtime/index.ts';
import { startExploration, startRun, variantOf, verdictLines } from '../../src/runtime/index.ts';
import { lineText } from '../../src/runtime/trace/line-text.ts';

/** The machines on which a lesson's claim that does not depend on the machine must hold. */
export const bothMachines: readonly MachineChoice[] = [{ kind: 'main' }, { kind: 'workers', workers: 2 }];

/** What came of a run. */
export type LessonRun = Pick<Recorded, 'status' | 'lines' | 'names'> & {
  /** Every lane that was opened, in that order. */
  readonly lanes: readonly Lane[];
  /** All that the run told of. */
  readonly events: readonly RunEvent[];
};

/**
 * Runs the program `<lesson>/<id>` of the course, on its own machine if none is named. The lines of all lanes are given
 * in the order of time. Throws if the course has no such program.
 */
export async function runLesson(key: string, machine?: MachineChoice): Promise<LessonRun> {
  const program = lessonPrograms.find((one) => one.key === key);
  if (program === undefined) throw new Error(`the course has no program ${key}`);
  const chosen = machine ?? program.machine;
  const host = document.body.appendChild(document.createElement('div'));
  if (chosen.kind === 'schedules') return exploreLesson(key, program.builds.explored, host);
  const printed: { readonly lane: Lane; readonly line: Line }[] = [];
  const lanes: Lane[] = [];
  const opened = new Map<Lane, string>();
  const names: Partial<Record<Lane, string>> = {};
  const events: RunEvent[] = [];
  const { outcome } = startRun({ build: program.builds[variantOf(chosen.kind)], machine: chosen, host }, (event) => {
    events.push(event);
    if (event.kind === 'lane-opened') {
      lanes.push(event.lane);
      opened.set(event.lane, event.name);
    }
    if (event.kind === 'lines') {
      const name = opened.get(event.lane) ?? '';
      if (name !== '') names[event.lane] = name;
      printed.push(...event.lines.map((line) => ({ lane: event.lane, line })));
    }
  });
  const { status } = await outcome;
  host.remove();

  const lines = printed
    .toSorted((one, other) => one.line.at - other.line.at)
    .map(({ lane, line }) => ({ lane, level: line.level, text: lineText(line) }));
  return { status, lines, ...(Object.keys(names).length > 0 && { names }), lanes, events };
}

/** Explores a program; its verdict is what it prints. */
async function exploreLesson(key: string, build: ExploredBuild | undefined, host: HTMLElement): Promise<LessonRun> {
  if (!build) throw new Error(`${key} is no threads program`);
  let threads: readonly string[] = [];
  const exploration = startExploration({ build, host }, (event) => {
    if (event.kind === 'loaded') threads = event.threads;
  });
  const outcome = await exploration.outcome;
  exploration.stop();
  host.remove();
  if (outcome.status !== 'explored') throw new Error(`${key} was not explored: ${JSON.stringify(outcome)}`);
  const lines = verdictLines(outcome.verdict, threads).map((text) => ({ lane: 'main', level: 'log', text }) as const);
  return { status: 'completed', lines, lanes: ['main'], events: [] };
}
