import * as v from 'valibot';
import type { SimulatedSettings } from '../request.ts';
import { isDeviceName, machineBounds, usualSliceMs } from '../machine-bounds.ts';
import type { Bounds } from '../machine-bounds.ts';

const policies = ['first-come', 'round-robin', 'shortest-first', 'priority'] as const;

/** Numbers between two bounds; the sentence holds `…` where they are to be named. */
function range({ least, most }: Bounds, sentence: string) {
  const message = sentence.replace('…', `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`);
  return v.pipe(v.number(message), v.minValue(least, message), v.maxValue(most, message));
}

const slice = range(
  machineBounds.slice,
  'A slice is … milliseconds, or null: then a thread keeps its core until it waits.',
);
const cost = v.exactOptional(range(machineBounds.cost, 'A cost is … milliseconds.'), 0);
const capacity = range(machineBounds.capacity, 'A device serves … requests at once.');

const costsMessage = 'Costs are "switch", "start" and "message", in milliseconds.';
const devicesMessage = `Devices are up to ${machineBounds.devices.most} names, each with how many requests it serves at once.`;
const nameMessage =
  'The name of a device has 1 to 40 characters and is none that every object has, such as "constructor".';

const devices = v.pipe(
  // Looks at the names first, because a record leaves out some without a word.
  v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input), devicesMessage),
  v.check((input) => Object.keys(input).length <= machineBounds.devices.most, devicesMessage),
  v.check((input) => Object.keys(input).every(isDeviceName), nameMessage),
  v.record(v.string(), v.pipe(capacity, v.integer('A device serves a whole number of requests at once.'))),
);

/**
 * What a page or a link may ask of the simulated machine. What is left out has its default: no slice (10 ms for round
 * robin), no costs, first come first served, and devices that serve one request at a time. Each issue is a sentence.
 */
export const simulatedSettings = v.pipe(
  v.strictObject(
    {
      slice: v.exactOptional(v.nullable(slice)),
      costs: v.exactOptional(v.strictObject({ switch: cost, start: cost, message: cost }, costsMessage), {}),
      policy: v.exactOptional(v.picklist(policies, `A policy is one of ${policies.join(', ')}.`), 'first-come'),
      devices: v.exactOptional(devices, {}),
    },
    'Settings of the simulated machine are "slice", "costs", "policy" and "devices".',
  ),
  v.check(
    ({ slice, policy }) => slice !== null || policy !== 'round-robin',
    `Round robin needs a slice: give one in milliseconds, or leave it out for ${usualSliceMs}.`,
  ),
  v.transform(({ slice, ...rest }): SimulatedSettings => {
    return { slice: slice ?? (rest.policy === 'round-robin' ? usualSliceMs : null), ...rest };
  }),
);
