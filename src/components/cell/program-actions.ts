import { fileNameOf, printLink } from '../../runtime/index.ts';
import type { TimelineExport } from '../timeline/timeline-parts.ts';
import { sitePath } from '../shell/site-path.ts';
import type { TakenForm } from '../takeaway/taken-forms.ts';
import { textOf } from './cell-texts.ts';
import type { CellState } from './cell-state.ts';
import { saveFile } from './save-file.ts';
import { wholeOf } from './whole-cell.ts';

/** Copies the address of the playground with this program in it, and a schedule of it, and says how long it is. */
export async function copyLink(cell: CellState, schedule?: string): Promise<void> {
  const address = linkTo(cell, schedule);
  const length = `${address.length.toLocaleString('en')} characters`;
  try {
    await navigator.clipboard.writeText(address);
    cell.notice.value = `Link copied, ${length}.`;
  } catch {
    cell.notice.value = `This browser did not let the page copy. Copy the link from here, ${length}:`;
    cell.refusedLink.value = address;
  }
}

/** Copies the text of the file in front. */
export async function copyCode(cell: CellState): Promise<void> {
  const name = cell.shown.value;
  try {
    await navigator.clipboard.writeText(textOf(cell.files.value, name));
    cell.notice.value = `${name} copied.`;
  } catch {
    cell.notice.value =
      'This browser did not let the page copy. Select the code and copy it with the keyboard, or download it.';
  }
}

/** Saves the program as one text: several files are parted by `// file: name.ts` lines, as lessons write them. */
export function download(cell: CellState): void {
  const [first, ...others] = cell.files.value;
  const text =
    others.length === 0
      ? first.text
      : cell.files.value.map((file) => `// file: ${file.name}\n${endLine(file.text)}`).join('\n');
  saveFile(
    new Blob([text], { type: 'text/plain' }),
    others.length === 0 ? first.name.replaceAll('/', '-') : fileNameOf(cell.program.value.title, '.ts'),
  );
}

/** Saves the program in a form that goes elsewhere, and says what for. */
export async function takeElsewhere(cell: CellState, form: TakenForm): Promise<void> {
  const { takeProgram } = await import('../takeaway/take-away.ts');
  const { name, blob } = takeProgram(cell, form);
  saveFile(blob, name);
  cell.notice.value = `${name} saved.`;
}

/** Saves something of the picture of the last run. Rejects with a sentence where it cannot be made. */
export async function takeAway(
  cell: CellState,
  { ending, make }: Pick<TimelineExport, 'ending' | 'make'>,
): Promise<void> {
  saveFile(await make(), fileNameOf(cell.program.value.title, ending));
}

/** Opens the program as it stands in the playground, in a tab of its own, so that the lesson keeps its place. */
export function openInPlayground(cell: CellState): void {
  window.open(linkTo(cell), '_blank', 'noopener');
}

/** Throws with a sentence for the reader where there can be no link. */
function linkTo(cell: CellState, schedule?: string): string {
  const { title } = cell.program.value;
  const { files } = wholeOf(cell);
  // A schedule is one of the machine that shows schedules.
  const run =
    schedule === undefined ? { machine: cell.machine.value } : { machine: { kind: 'schedules' as const }, schedule };
  const printed = printLink({ title, files, ...run });
  if (!printed.ok) throw new Error(printed.message);
  return new URL(sitePath('playground/') + printed.hash, location.origin).href;
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
