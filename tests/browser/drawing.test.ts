import { expect, it } from 'vitest';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { start } from './support.ts';

const program = `import { cpu, plot, table, task } from 'lab';
console.log('before');
await task('one', async () => {
  await cpu(1);
  table([{ n: 1, ms: 2 }]);
});
plot([[1, 2], [2, 4]], { title: 'Twice' });
console.log('after');`;

const simulated: MachineChoice = {
  kind: 'simulated',
  cores: 1,
  seed: 1,
  settings: { slice: null, costs: { switch: 0, start: 0, message: 0 }, policy: 'first-come', devices: {} },
};

it.each<[string, MachineChoice]>([
  ['the main thread', { kind: 'main' }],
  ['workers', { kind: 'workers', workers: 1 }],
  ['the simulated machine', simulated],
])('pictures stand among the lines, in their order, on %s', async (_name, machine) => {
  const test = await start(program, machine);
  expect(await test.outcome).toMatchObject({ status: 'completed' });
  expect(test.printed.map(({ text }) => text)).toEqual(['before', 'n  ms\n1  2', 'Twice\nx  y\n1  2\n2  4', 'after']);
});

it('a thread that draws without end is told so', async () => {
  const test = await start(`import { table } from 'lab';\nfor (;;) table([{ n: 1 }]);`, { kind: 'main' });
  expect(await test.outcome).toMatchObject({
    status: 'threw',
    error: { message: 'A thread draws at most 20 tables and plots in one run: gather the figures first.' },
  });
});
