import * as v from 'valibot';
import { simulatedSettings } from '../program/simulated-settings.ts';
import type { MachineChoice, ProgramCall, SimulatedMachine } from '../request.ts';

/** A run that a check wants, with all that it left out filled in. */
export type WantedRun = {
  readonly id: string;
  readonly machine: MachineChoice;
  readonly call?: ProgramCall;
  readonly limitMs: number;
};

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const cost = v.exactOptional(v.number());

const machineSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('workers'), workers: whole(1, 16) }),
  v.strictObject({
    kind: v.literal('simulated'),
    cores: v.exactOptional(whole(1, 64)),
    seed: v.exactOptional(whole(0, Number.MAX_SAFE_INTEGER)),
    slice: v.exactOptional(v.nullable(v.number())),
    policy: v.exactOptional(v.picklist(['first-come', 'round-robin', 'shortest-first', 'priority'])),
    costs: v.exactOptional(v.strictObject({ switch: cost, start: cost, message: cost })),
  }),
]);

/** What `plan` of a check may give; as in `lab/check.d.ts`. */
const planSchema = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
      machine: v.exactOptional(machineSchema),
      call: v.exactOptional(
        v.strictObject({
          module: v.pipe(v.string(), v.maxLength(100)),
          name: v.pipe(v.string(), v.maxLength(100)),
          args: v.array(v.unknown()),
        }),
      ),
      limitMs: v.exactOptional(whole(100, 60_000), 10_000),
    }),
  ),
  v.minLength(1),
  v.maxLength(20),
);

/** Reads a plan for an exercise with this machine; undefined where it is none. */
export function readPlan(value: unknown, machine: MachineChoice): readonly WantedRun[] | undefined {
  const parsed = v.safeParse(planSchema, value);
  if (!parsed.success) return undefined;
  const runs: WantedRun[] = [];
  for (const { id, machine: planned, call, limitMs } of parsed.output) {
    const chosen = machineOf(planned, machine);
    if (chosen === undefined) return undefined;
    runs.push({ id, machine: chosen, limitMs, ...(call !== undefined && { call }) });
  }
  return runs;
}

const unsimulated: SimulatedMachine = {
  cores: 4,
  seed: 1,
  settings: { slice: null, costs: { switch: 0, start: 0, message: 0 }, policy: 'first-come', devices: {} },
};

function machineOf(
  planned: v.InferOutput<typeof machineSchema> | undefined,
  usual: MachineChoice,
): MachineChoice | undefined {
  // A check never runs a program on the page's main thread, where it could not be stopped everywhere.
  if (planned === undefined) return usual.kind === 'main' ? { kind: 'workers', workers: 4 } : usual;
  if (planned.kind === 'workers') return planned;
  const below = usual.kind === 'simulated' ? usual : unsimulated;
  const { cores = below.cores, seed = below.seed, slice, policy, costs } = planned;
  const settings = v.safeParse(simulatedSettings, {
    ...below.settings,
    ...(policy !== undefined && {
      policy,
      ...(policy === 'round-robin' && below.settings.slice === null && { slice: 10 }),
    }),
    ...(slice !== undefined && { slice }),
    costs: { ...below.settings.costs, ...costs },
  });
  return settings.success ? { kind: 'simulated', cores, seed, settings: settings.output } : undefined;
}
