import type { MachineChoice, SimulatedSettings } from '../../src/runtime/index.ts';

/** What a reader may turn on the simulated machine; what is left out costs nothing. */
type Turned = { readonly slice?: number } & Partial<SimulatedSettings['costs']>;

/** The simulated machine with so many cores, first come first served. All times are milliseconds. */
export function simulatedOn(cores: number, { slice, ...costs }: Turned = {}): MachineChoice {
  return {
    kind: 'simulated',
    cores,
    seed: 1,
    settings: {
      slice: slice ?? null,
      costs: { switch: 0, start: 0, message: 0, ...costs },
      policy: 'first-come',
      devices: {},
    },
  };
}
