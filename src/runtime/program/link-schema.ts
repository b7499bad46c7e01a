import * as v from 'valibot';
import { machineBounds } from '../machine-bounds.ts';
import type { Bounds } from '../machine-bounds.ts';
import { simulatedSettings } from './simulated-settings.ts';

const integer = ({ least, most }: Bounds) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** The longest text of a schedule in a link, in UTF-16 units; what it says is for who knows the program's threads. */
export const longestSchedule = 20_000;

/** The JSON of a link, as the page's contract has it; a key that is not named here is an issue. */
export const linkSchema = v.strictObject({
  title: v.exactOptional(v.string()),
  files: v.pipe(v.array(v.strictTuple([v.string(), v.string()])), v.minLength(1)),
  machine: v.exactOptional(
    v.strictObject({
      kind: v.picklist(['main', 'workers', 'simulated', 'schedules']),
      workers: v.exactOptional(integer(machineBounds.workers)),
      cores: v.exactOptional(integer(machineBounds.cores)),
      seed: v.exactOptional(integer(machineBounds.seed)),
      settings: v.exactOptional(simulatedSettings),
    }),
  ),
  schedule: v.exactOptional(v.pipe(v.string(), v.maxLength(longestSchedule))),
});

/** The machine that a link asks for, of those that a link can name; whether it is offered is for the page to decide. */
export type LinkedMachine = NonNullable<v.InferOutput<typeof linkSchema>['machine']>;
