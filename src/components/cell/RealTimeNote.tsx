import type { JSX } from 'preact';
import { defaultLimitMs } from '../../runtime/machine-bounds.ts';
import type { PickedMachine } from '../../runtime/index.ts';
import { isSameText } from '../comparison/run-record.ts';
import type { RunRecord } from '../comparison/run-record.ts';
import type { CellState, Files } from './cell-state.ts';
import { duration } from './duration.ts';
import { leastRealMs } from './real-demand.ts';

/** Times below this surprise nobody, in milliseconds. */
const surprisingMs = 2_000;

/** Says, before Run is pressed, that a program made for virtual time will take real time on the machine that is picked. */
export function RealTimeNote({ cell }: { readonly cell: CellState }): JSX.Element {
  const machine = cell.machine.value;
  const isVirtual = cell.program.value.machine.kind === 'simulated';
  const sentence = sentenceFor(machine, cell.files.value, cell.runs.value, isVirtual);
  return (
    <p class={sentence === undefined ? 'sr-only' : 'cell-aside'} aria-live="polite">
      {sentence}
    </p>
  );
}

/** The sentence, where there is something to say: exact where the texts have been simulated, else what holds in any case. */
export function sentenceFor(
  machine: PickedMachine,
  texts: Files,
  runs: readonly RunRecord[],
  isVirtual: boolean,
): string | undefined {
  if (machine.kind === 'simulated' || machine.kind === 'schedules') return undefined;
  const demand = runs.findLast((run) => run.demand !== undefined && isSameText(run.texts, texts))?.demand;
  const limit = `A run here is ended after ${duration(defaultLimitMs)}.`;
  if (demand === undefined) {
    const asks = texts.some(({ text }) => /\b(?:cpu|io)\s*\(/u.test(text));
    return isVirtual && asks
      ? `Here cpu() and io() take real time. Run the program on Simulated to see how much they ask for. ${limit}`
      : undefined;
  }
  const ms = leastRealMs(demand, machine);
  if (ms < surprisingMs) return undefined;
  const most = `Here its work takes real time: at least ${duration(ms)}.`;
  return ms > defaultLimitMs ? `${most} ${limit}` : most;
}
