import { expect } from 'vitest';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { runLesson } from './lesson-run.ts';

type Simulated = Extract<MachineChoice, { readonly kind: 'simulated' }>;
type Knobs = Partial<Omit<Simulated['settings'], 'costs'>> & {
  readonly costs?: Partial<Simulated['settings']['costs']>;
};

/** The simulated machine with its knobs turned; what is not named is as a reader finds it. */
export function simulated(cores: number, { costs, ...settings }: Knobs = {}): MachineChoice {
  return {
    kind: 'simulated',
    cores,
    seed: 1,
    settings: {
      slice: null,
      policy: 'first-come',
      devices: {},
      ...settings,
      costs: { switch: 0, start: 0, message: 0, ...costs },
    },
  };
}

/** What the program `id` of a lesson of the unit printed until it completed. */
export async function textsOf(lesson: string, id: string, machine?: MachineChoice): Promise<readonly string[]> {
  const { status, lines } = await runLesson(`two-words/${lesson}/${id}`, machine);
  expect(status).toBe('completed');
  return lines.map(({ text }) => text);
}

const sources = import.meta.glob<string>('../../src/content/docs/two-words/*/index.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The prose and programs of a lesson of the unit, as written. */
export function sourceOf(lesson: string): string {
  const source = sources[`../../src/content/docs/two-words/${lesson}/index.mdx`];
  if (source === undefined) throw new Error(`the unit has no lesson ${lesson}`);
  return source;
}
