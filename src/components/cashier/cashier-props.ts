import type { MachineChoice, ProgramFile } from '../../runtime/index.ts';
import type { Shop } from './shop.ts';

/** A simulated machine. */
export type SimulatedChoice = Extract<MachineChoice, { readonly kind: 'simulated' }>;

/** The program that is the shop. */
export type CashierProgram = {
  readonly title: string;
  readonly files: readonly [ProgramFile, ...ProgramFile[]];
  /** What the sliders begin with. */
  readonly machine: SimulatedChoice;
  /** Address (with the site's base) of its compiled form. */
  readonly buildUrl: string;
};

/** What the page tells the shop. */
export type CashierProps = {
  readonly program: CashierProgram;
  /** A run of it on its machine, which the page shows before anything runs. */
  readonly shop: Shop;
  /** Address of the playground with the program on its machine. */
  readonly link: string;
};
