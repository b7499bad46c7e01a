import { shownFileName } from '../program/cell-names.ts';
import type { ProgramFile } from '../program/program.ts';
import { tokensOf } from '../program/tokens.ts';
import { denoModule } from './deno-modules.ts';
import { outputText, programMarkdown } from './markdown-text.ts';
import { importedModules, workerFiles } from './module-graph.ts';
import { notebookMain } from './notebook-main.ts';
import { setupCode, templateTexts } from './notebook-setup.ts';
import { machineText, type TakenLesson, type TakenOutput, type TakenProgram } from './taken-program.ts';

/** A cell of a notebook, in the part of nbformat 4.5 that we write (https://nbformat.readthedocs.io). */
type NotebookCell =
  | { readonly cell_type: 'markdown'; readonly source: string }
  | {
      readonly cell_type: 'code';
      readonly source: string;
      readonly printed?: TakenOutput;
      /** Nobody has to read it first. */
      readonly isHidden?: true;
    };

/** A program as a Jupyter notebook for Deno's kernel: JSON, nbformat 4.5. */
export function programNotebook(program: TakenProgram): string {
  return print([markdown(`# ${program.title}\n\n${introduction}`), setup(), ...programCells(program)]);
}

/** A lesson as a Jupyter notebook for Deno's kernel: its prose, and its programs to change and run. */
export function lessonNotebook({ title, lede, parts }: TakenLesson): string {
  return print([
    markdown(`# ${title}\n\n*${lede}*\n\n${introduction}`),
    setup(),
    ...parts.flatMap((part) =>
      part.kind === 'prose'
        ? part.text.trim() === ''
          ? []
          : [markdown(part.text.trim())]
        : [markdown(`**${part.program.title}**`), ...programCells(part.program)],
    ),
  ]);
}

const introduction = [
  'From Interleave, a course on concurrency and parallelism. It runs in Jupyter with the kernel of [Deno](https://docs.deno.com/runtime/reference/cli/jupyter/): `deno jupyter --install`.',
  'Run the next cell first: it holds `lab`, the library of the course, as source. Each program stands in braces, so that its names are its own; its further files are texts in the cell above it, because workers load them. A program that waits for an answer that never comes keeps its cell busy: interrupt the kernel. What one prints after its last line, when a timer or a worker is heard of, stands below the cell that runs at that moment.',
].join('\n\n');

function setup(): NotebookCell {
  return { cell_type: 'code', source: setupCode(), isHidden: true };
}

function programCells(program: TakenProgram): readonly NotebookCell[] {
  const reason = whyNotHere(program);
  if (reason !== undefined) {
    const [, ...body] = programMarkdown(program).split('\n');
    return [markdown(`${reason}\n\n${body.join('\n').trim()}`)];
  }
  const { id, files, machine, printed } = program;
  const [main, ...others] = files;
  const names = new Set(files.map(({ name }) => name));
  const at = (name: string): string => `at(${JSON.stringify(id)}, ${JSON.stringify(name)})`;
  const code = notebookMain(main, names, at);
  const workers = machine.kind === 'workers' ? machine.workers : 4;
  const picking = `await pick(${JSON.stringify(id)}, "${machine.kind === 'main' ? 'main' : 'workers'}", ${workers});`;
  const body = code === undefined ? `await import(${at(main.name)});` : `{\n${code.replace(/\n+$/u, '')}\n}`;
  const written = code === undefined ? files : others;
  const run: NotebookCell = {
    cell_type: 'code',
    source: `${picking}\n${body}`,
    ...(printed && { printed }),
  };
  return written.length === 0 ? [run] : [filesCell(program, written), run];
}

/** The files that workers load, or that only a module can be. */
function filesCell(program: TakenProgram, written: readonly ProgramFile[]): NotebookCell {
  const { id, files } = program;
  const names = new Set(files.map(({ name }) => name));
  const workers = new Set(workerFiles(program));
  const texts = Object.fromEntries(
    written.map((file) => {
      const printing = `import "${'../'.repeat(file.name.split('/').length)}lab/printing.ts";`;
      const text = denoModule(file, names);
      return [
        file.name,
        workers.has(file.name) ? `${text}\n\n// Added: shows here what this worker prints.\n${printing}\n` : text,
      ];
    }),
  );
  const modules = importedModules(program).map(
    (name) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`../${name}`)}),`,
  );
  const shown = written.map(({ name }) => shownFileName(name)).join(', ');
  const added = {
    'added/modules.ts': `export const modules = {\n${modules.join('\n')}\n};\n`,
    'added/pool-worker.ts': `import "../../lab/printing.ts";\nimport { servePool } from "../../lab/lane.ts";\nimport { modules } from "./modules.ts";\n\nservePool(modules);\n`,
  };
  return {
    cell_type: 'code',
    source: `// ${shown}. Run this cell again after a change, and then the program.\nawait write(${JSON.stringify(id)}, ${templateTexts({ ...texts, ...added })});`,
  };
}

/** Names of a page, which there is none of in a notebook. */
const namesOfPage = new Set(
  'document HTMLElement localStorage OffscreenCanvas requestAnimationFrame window'.split(' '),
);

/** Why a program cannot run in a notebook, as a sentence; undefined where it can. */
function whyNotHere({ files, machine }: TakenProgram): string | undefined {
  if (machine.kind === 'simulated') {
    return `This program runs on the simulated machine (${machineText(machine)}), which is a part of the course. A notebook has real time only, so it stands here to be read.`;
  }
  const usesPage = files.some(({ name, text }) => {
    if (name.endsWith('.json')) return false;
    return tokensOf(text).some(
      (token, index, all) => token.kind === 'word' && namesOfPage.has(token.text) && all[index - 1]?.text !== '.',
    );
  });
  return usesPage
    ? 'This program draws on a page, which a notebook does not have. It stands here to be read.'
    : undefined;
}

function markdown(source: string): NotebookCell {
  return { cell_type: 'markdown', source };
}

function print(cells: readonly NotebookCell[]): string {
  const written = cells.map((cell, index) => {
    const id = `cell-${index + 1}`;
    if (cell.cell_type === 'markdown')
      return { cell_type: cell.cell_type, id, metadata: {}, source: lines(cell.source) };
    return {
      cell_type: cell.cell_type,
      id,
      metadata: {
        ...(cell.isHidden && { jupyter: { source_hidden: true } }),
        // The whole notebook still runs from top to bottom.
        ...(cell.printed?.threw && { tags: ['raises-exception'] }),
      },
      execution_count: null,
      outputs: cell.printed ? outputs(cell.printed) : [],
      source: lines(cell.source),
    };
  });
  const notebook = {
    cells: written,
    metadata: {
      kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
      language_info: { file_extension: '.ts', mimetype: 'text/x.typescript', name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** As a run in the course printed it, until the reader runs the cell. */
function outputs({ lines: printed }: TakenOutput): readonly unknown[] {
  if (printed.length === 0) return [];
  return [{ output_type: 'stream', name: 'stdout', text: lines(`${outputText(printed)}\n`) }];
}

/** A text as nbformat has it: a list of lines with their endings. */
function lines(text: string): readonly string[] {
  return text.split(/(?<=\n)/u);
}
