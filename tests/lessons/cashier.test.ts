import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import recorded from '../../src/components/cashier/recorded/shop.json';
import { machineOf, slices } from '../../src/components/cashier/setting.ts';
import { leavingUs, shopOf, type Shop } from '../../src/components/cashier/shop.ts';
import { createTraceRecorder, startRun } from '../../src/runtime/index.ts';

const program = lessonPrograms.find(({ key }) => key === 'home/cashier');

/** The shop of the first page for what its sliders say; null is their beginning. */
async function runShop(cashiers: number, sliceMs: number | null | undefined): Promise<Shop> {
  if (program?.machine.kind !== 'simulated') throw new Error('the course has no simulated program home/cashier');
  const machine = sliceMs === undefined ? program.machine : machineOf({ cashiers, sliceMs }, program.machine);
  const recorder = createTraceRecorder({ clock: { kind: 'virtual' }, cores: machine.cores });
  const host = document.body.appendChild(document.createElement('div'));
  const outcome = await startRun({ build: program.builds.plain, machine, host }, recorder.take).outcome;
  host.remove();
  if (outcome.status !== 'completed') throw new Error(`the run ended as ${outcome.status}`);
  return shopOf(recorder.trace(outcome.ms));
}

describe('the shop of the first page', () => {
  it('is drawn from a run that was recorded', async () => {
    const shop = await runShop(1, undefined);
    if (import.meta.env['VITE_RECORD'] === 'yes')
      await commands.writeFile('src/components/cashier/recorded/shop.json', `${JSON.stringify(shop, null, 1)}\n`);
    else expect(shop).toEqual(recorded);
  });

  it.each([
    // Worked out by hand in tests/unit/cashier-shop.test.ts.
    [1, null, [154, 165, 176, 187]],
    [1, 20_000, [191, 105, 169, 180]],
    [4, 20_000, [90, 40, 70, 60]],
  ] as const)(
    'with %i cashiers and a slice of %s ms is left when hand and pencil say',
    async (cashiers, slice, left) => {
      const { customers } = await runShop(cashiers, slice);
      expect(customers.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Cleo', 'Dan']);
      expect(customers.map((customer) => leavingUs(customer) / 1_000_000)).toEqual(left);
    },
  );

  it('closes earlier with each further cashier, however often they switch', async () => {
    for (const slice of slices) {
      const closings: number[] = [];
      for (const cashiers of [1, 2, 3, 4]) {
        const { customers } = await runShop(cashiers, slice);
        closings.push(Math.max(...customers.map(leavingUs)));
      }
      expect(closings).toEqual(closings.toSorted((one, other) => other - one));
    }
  });
});
