import type { MachineKind, Variant } from '../request.ts';

const variants = { main: 'guarded', workers: 'plain', simulated: 'plain' } as const satisfies Record<
  MachineKind,
  Variant
>;

/** The form in which a machine takes a program. */
export function variantOf(machine: MachineKind): Variant {
  return variants[machine];
}
