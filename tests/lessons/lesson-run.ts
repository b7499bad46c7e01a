import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { Lane, Line, MachineChoice, Recorded, RunEvent } from '../../src/runtime/index.ts';
import { startRun, variantOf } from '../../src/runtime/index.ts';
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
