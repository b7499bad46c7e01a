import { createTraceRecorder, printLink, startRun, warmFrame } from '../../runtime/index.ts';
import type { Build } from '../../runtime/index.ts';
import { prefetchBuild, prepare } from '../cell/program-builds.ts';
import type { CellProgram } from '../cell/cell-state.ts';
import { sentenceOf, verdictOf } from '../cell/verdict.ts';
import { sitePath } from '../shell/site-path.ts';
import type { CashierProgram, SimulatedChoice } from './cashier-props.ts';
import { shopOf } from './shop.ts';
import type { Shop } from './shop.ts';

/** The run takes virtual time only: a computer that needs longer than this for it has something else to do. */
const limitMs = 10_000;

/** Readies what the next run will want. */
export function warmShop(program: CashierProgram, host: HTMLElement): void {
  warmFrame(host);
  prefetchBuild(cellProgram(program));
}

/** Runs the program on a machine and gives the shop that it was. Rejects with sentences for the reader. */
export async function runShop(program: CashierProgram, machine: SimulatedChoice, host: HTMLElement): Promise<Shop> {
  const build = await buildOf(program, machine);
  const recorder = createTraceRecorder({ clock: { kind: 'virtual' }, cores: machine.cores });
  const outcome = await startRun({ build, machine, host, limitMs }, recorder.take).outcome;
  if (outcome.status === 'completed' && outcome.waitedFor === undefined) return shopOf(recorder.trace(outcome.ms));
  throw new Error(`The run did not come to its end. ${sentenceOf(verdictOf(outcome, { lanes: 0 }))}`);
}

/** Address of the playground with the program on a machine; throws with a sentence where there is none. */
export function linkTo({ title, files }: CashierProgram, machine: SimulatedChoice): string {
  const link = printLink({ title, files, machine });
  if (!link.ok) throw new Error(link.message);
  return sitePath('playground/') + link.hash;
}

async function buildOf(program: CashierProgram, machine: SimulatedChoice): Promise<Build> {
  const prepared = await prepare(cellProgram(program), program.files, machine);
  if (prepared.ok) return prepared.build;
  throw new Error(`The program did not compile: ${prepared.diagnostics.map(({ message }) => message).join(' ')}`);
}

function cellProgram(program: CashierProgram): CellProgram {
  return { ...program, author: 'course', needsSharedMemory: false };
}
