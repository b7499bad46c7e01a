import type { MachineChoice } from '../../runtime/index.ts';
import { policies } from '../cell/machine-offer.ts';

/** Where a program ran, as the end of a sentence: `on the main thread`, `with 4 workers`, `on 2 cores`. */
export function onMachine(machine: MachineChoice): string {
  switch (machine.kind) {
    case 'main':
      return 'on the main thread';
    case 'workers':
      return `with ${counted(machine.workers, 'worker')}`;
    case 'simulated':
      return `on ${counted(machine.cores, 'core')}`;
  }
}

/** A machine by its name and size: `Main thread`, `4 workers`, `Simulated, 2 cores`. */
export function machineName(machine: MachineChoice): string {
  switch (machine.kind) {
    case 'main':
      return 'Main thread';
    case 'workers':
      return counted(machine.workers, 'worker');
    case 'simulated':
      return `Simulated, ${counted(machine.cores, 'core')}`;
  }
}

/** What a machine has beside its size: `round robin, slice 10 ms`. Empty where that is nothing. */
export function machineSettings(machine: MachineChoice): string {
  if (machine.kind !== 'simulated') return '';
  const { slice, costs, policy, devices } = machine.settings;
  return [
    (policies.find((one) => one.policy === policy)?.name ?? policy).toLowerCase(),
    ...(slice === null ? [] : [`slice ${slice} ms`]),
    ...(costs.switch === 0 ? [] : [`switch ${costs.switch} ms`]),
    ...(costs.start === 0 ? [] : [`start ${costs.start} ms`]),
    ...(costs.message === 0 ? [] : [`message ${costs.message} ms`]),
    ...Object.entries(devices).map(([name, served]) => `${name} serves ${served}`),
    ...(machine.seed === 1 ? [] : [`seed ${machine.seed}`]),
  ].join(', ');
}

/** `1 core`, `12 cores`. */
export function counted(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
}
