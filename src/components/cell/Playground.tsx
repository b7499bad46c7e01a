import { effect, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Draft, LinkedMachine, PickedMachine } from '../../runtime/index.ts';
import { shapeOf } from '../../runtime/program-shape.ts';
import { keepLazily } from '../notebook/keep-lazily.ts';
import { whenRead } from '../notebook/kept-state.ts';
import { createCell } from './cell-state.ts';
import { loadProgram } from './cell-texts.ts';
import type { CellProgram, CellState } from './cell-state.ts';
import { CellView } from './CellView.tsx';
import { codeColours } from './code-colours.ts';
import { likelyRefusal, reasonOfShape, usualSimulated, usualWorkers } from './machine-offer.ts';

const starter: CellProgram = {
  title: 'Playground',
  files: [
    {
      name: 'main.ts',
      text: `// A program of your own.
// Select the code to edit it.
import { sleep } from "lab";

console.log("first");
await sleep(100);
console.log("then");
`,
    },
  ],
  machine: { kind: 'main' },
  author: 'course',
  needsSharedMemory: false,
};

/** Code from this length on, in UTF-16 units, stays without colours. */
const longText = 50_000;

const strangerNotice = 'Someone else wrote this program. Read it before you run it.';

/**
 * A cell by itself, with a program from the page's address where there is one. A link never runs by itself. The cell
 * appears once the address has been read: a Run that came before would have run a program that nobody asked for.
 * No server sees what stands behind the address's `#`, so the site builds the page without a cell.
 */
export function Playground(): JSX.Element {
  const cell = useMemo(() => createCell('playground', starter), []);
  const notices = useSignal<readonly string[]>([]);
  const reading = useSignal(true);

  useEffect(() => colourCode(cell), [cell]);
  useEffect(() => {
    let endKeeping = (): void => undefined;
    const read = async (): Promise<void> => {
      const isFirst = reading.value;
      const opened = location.hash.length > 1 ? await openAddress(cell, () => endKeeping()) : undefined;
      notices.value = opened ?? notices.value;
      // An address that is no link leaves what is there.
      if (!opened && !isFirst) return;
      // A link asks for its own program; without one, the reader goes on where they were.
      const reopen = (draft: Draft): void => reopenDraft(cell, draft);
      endKeeping = keepLazily(cell, { kind: 'document', name: 'playground', ...(!opened && { reopen }) });
      await whenRead(cell.kept);
      reading.value = false;
    };
    const onHashChange = (): void => void read();
    onHashChange();
    addEventListener('hashchange', onHashChange);
    return () => {
      removeEventListener('hashchange', onHashChange);
      endKeeping();
    };
  }, [cell, notices, reading]);

  return (
    <div class="playground">
      {notices.value.map((notice) => (
        <p key={notice} role="note" class="cell-note">
          {notice}
        </p>
      ))}
      {reading.value ? (
        <p role="status" class="playground-waits">
          The playground is being fetched …
        </p>
      ) : (
        <CellView cell={cell} id="playground" />
      )}
    </div>
  );
}

/** Colours what stands where no editor is open, as the site does for the code of lessons. Ends with the call of what it returns. */
function colourCode(cell: CellState): () => void {
  return effect(() => {
    const known = cell.coloured.peek();
    const plain = cell.settled.value.filter(
      ({ name, text }) => known.get(name)?.text !== text && text.length < longText,
    );
    if (plain.length === 0) return;
    const added = plain.map(({ name, text }) => [name, { text, lines: codeColours(text) }] as const);
    cell.coloured.value = new Map([...known, ...added]);
  });
}

/** Puts the program of the page's address into the cell, which `makeRoom` readies for it; what the reader must be told about it, if it is a link at all. */
async function openAddress(cell: CellState, makeRoom: () => void): Promise<readonly string[] | undefined> {
  const { hash } = location;
  try {
    const { isLink, parseLink } = await import('../../runtime/index.ts');
    if (!isLink(hash)) return undefined;
    const parsed = parseLink(hash);
    // Another address has come in the meantime, and has its own turn.
    if (location.hash !== hash) return undefined;
    makeRoom();
    if (!parsed.ok) {
      loadProgram(cell, starter);
      return [parsed.message];
    }
    const { title, files, machine: wanted, schedule } = parsed.link;
    const { machine, notice } = machineFor(wanted, files);
    loadProgram(cell, {
      title: title ?? starter.title,
      files,
      machine,
      author: 'stranger',
      needsSharedMemory: needsSharedMemory(files),
      ...(schedule !== undefined && { schedule }),
    });
    return notice === undefined ? [strangerNotice] : [strangerNotice, notice];
  } catch {
    return ['The part of the site that reads links could not be fetched. Check the connection, then reload the page.'];
  }
}

/** Puts the program on which the reader worked last into the cell. Whoever wrote it first, it is their draft now. */
function reopenDraft(cell: CellState, { title, begun, stranger }: Draft): void {
  const files = begun ?? starter.files;
  loadProgram(cell, {
    title: title ?? starter.title,
    files,
    machine: machineOfDraft(files),
    author: stranger ? 'stranger' : 'course',
    needsSharedMemory: needsSharedMemory(files),
  });
}

/** The machine to pick where nothing says which. */
function machineOfDraft(files: CellProgram['files']): PickedMachine {
  switch (shapeOf(files[0].text)) {
    case 'threads':
      return { kind: 'workers', workers: usualWorkers };
    case 'tasks':
      return { kind: 'schedules' };
    case 'script':
      return starter.machine;
  }
}

function needsSharedMemory(files: CellProgram['files']): boolean {
  if (shapeOf(files[0].text) === 'threads') return true;
  return files.some(({ text }) => /\bSharedArrayBuffer\b|\bAtomics\.wait\b/.test(text));
}

/** The machine to pick for a link, and what to say where it asks for one that is not offered. */
function machineFor(
  wanted: LinkedMachine | undefined,
  files: CellProgram['files'],
): { readonly machine: PickedMachine; readonly notice?: string } {
  const workers = wanted?.workers ?? usualWorkers;
  switch (wanted?.kind) {
    case undefined:
      return { machine: machineOfDraft(files) };
    case 'main':
      return { machine: { kind: 'main' } };
    case 'workers':
      return { machine: { kind: 'workers', workers } };
    case 'simulated': {
      const refusal = likelyRefusal(files);
      if (refusal !== undefined) {
        return {
          machine: { kind: 'main' },
          notice: `The link asks for the simulated machine. ${refusal} Main thread is picked instead.`,
        };
      }
      return {
        machine: {
          kind: 'simulated',
          cores: wanted.cores ?? usualSimulated.cores,
          seed: wanted.seed ?? usualSimulated.seed,
          settings: wanted.settings ?? usualSimulated.settings,
        },
      };
    }
    case 'schedules': {
      const refusal = reasonOfShape('schedules', shapeOf(files[0].text));
      if (refusal === undefined) return { machine: { kind: 'schedules' } };
      return {
        machine: { kind: 'workers', workers },
        notice: `The link asks for all schedules. ${refusal} Workers is picked instead.`,
      };
    }
  }
}
