import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import type { Recorded } from '../runtime/index.ts';
import { machineBounds } from '../runtime/machine-bounds.ts';
import type { Bounds } from '../runtime/machine-bounds.ts';
import { simulatedSettings } from '../runtime/program/simulated-settings.ts';
import type { CourseProblem } from './course-problem.ts';
import type { LessonProgram } from './lesson-programs.ts';

const whole = ({ least, most }: Bounds) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const machineSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('main') }),
  v.strictObject({
    kind: v.literal('workers'),
    workers: whole(machineBounds.workers),
  }),
  v.strictObject({
    kind: v.literal('simulated'),
    cores: whole(machineBounds.cores),
    seed: whole(machineBounds.seed),
    settings: simulatedSettings,
  }),
  v.strictObject({ kind: v.literal('schedules') }),
]);

const laneSchema = v.custom<Recorded['lines'][number]['lane']>(
  (value) => typeof value === 'string' && /^(?:main|(?:worker|task)-[1-9]\d*)$/u.test(value),
  'A lane is "main", or "worker-1", "task-2" and so on.',
);

/** Longest name of a lane, in UTF-16 units. */
const nameLimit = 80;

const recordedSchema: v.GenericSchema<unknown, Recorded> = v.strictObject({
  machine: machineSchema,
  status: v.picklist(['completed', 'threw', 'stopped', 'timed-out', 'crashed', 'did-not-compile', 'unsupported']),
  varies: v.picklist(['nothing', 'figures', 'order']),
  lines: v.array(
    v.strictObject({
      lane: laneSchema,
      level: v.picklist(['log', 'info', 'warn', 'error', 'debug', 'table', 'trace', 'group']),
      text: v.string(),
    }),
  ),
  names: v.exactOptional(v.record(laneSchema, v.pipe(v.string(), v.minLength(1), v.maxLength(nameLimit)))),
});

/** What is known of a program's recorded output. */
export type Recording =
  | { readonly status: 'recorded'; readonly recorded: Recorded }
  | { readonly status: 'missing' }
  | { readonly status: 'unreadable'; readonly problem: CourseProblem };

/** Reads the output that was recorded of a program from `recorded/<id>.json` beside its lesson. */
export async function readRecorded(root: string, program: LessonProgram): Promise<Recording> {
  const file = program.recording;
  let json: string;
  try {
    json = await readFile(resolve(root, file), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { status: 'missing' };
    throw error;
  }
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), recordedSchema), json);
  if (result.success) return { status: 'recorded', recorded: result.output };
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const message = `This is no recording: ${path === null ? '' : `${path}: `}${issue.message} Make it anew with "npm run record".`;
  return { status: 'unreadable', problem: { file, line: 1, message } };
}

/** Writes the output of a real run beside the lesson, replacing what was there. */
export async function writeRecorded(root: string, program: LessonProgram, recorded: Recorded): Promise<void> {
  const path = resolve(root, program.recording);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(recorded, null, 2)}\n`);
}
