import type { SimulatedChoice } from './cashier-props.ts';

/** What the two sliders say. */
export type Setting = {
  readonly cashiers: number;
  /** How long a cashier stays with a customer whom others wait behind; null: until the customer pays or leaves. */
  readonly sliceMs: number | null;
};

/** The steps of the slider for switching, from never to often. */
export const slices = [null, 30_000, 20_000, 10_000, 5_000, 2_000] as const satisfies readonly Setting['sliceMs'][];

/** Step of the slider for a slice; throws for a slice that has none. */
export function stepOf({ sliceMs }: Setting): number {
  const step = slices.findIndex((slice) => slice === sliceMs);
  if (step === -1) throw new Error(`the slider has no step for a slice of ${sliceMs} ms`);
  return step;
}

/** What the sliders say of a machine. */
export function settingOf({ cores, settings }: SimulatedChoice): Setting {
  return { cashiers: cores, sliceMs: settings.slice };
}

/** The machine that the sliders ask for; what they say nothing of stays as `base` has it. */
export function machineOf({ cashiers, sliceMs }: Setting, base: SimulatedChoice): SimulatedChoice {
  const policy = sliceMs === null ? 'first-come' : 'round-robin';
  return { ...base, cores: cashiers, settings: { ...base.settings, slice: sliceMs, policy } };
}

/** The most cashiers: one for each customer of the program. */
export const mostCashiers = 4;
