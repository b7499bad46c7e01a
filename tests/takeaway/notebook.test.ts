import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureJupyter, jupyterPython } from '../../scripts/jupyter.ts';
import { lessonNotebook } from '../../src/runtime/takeaway/notebook-file.ts';
import { commandIn } from './command-in.ts';
import { recordedPrograms } from './taken.ts';

/** What of a notebook the test reads and changes; all else of a cell stays as it is. */
const notebookSchema = v.looseObject({
  cells: v.array(
    v.looseObject({
      cell_type: v.picklist(['markdown', 'code']),
      source: v.array(v.string()),
      outputs: v.optional(
        v.array(v.object({ output_type: v.literal('stream'), name: v.string(), text: v.array(v.string()) })),
      ),
    }),
  ),
});

type Cell = v.InferOutput<typeof notebookSchema>['cells'][number];

let folder: string;

beforeAll(async () => {
  ensureJupyter();
  folder = await mkdtemp(join(tmpdir(), 'notebook-'));
});

afterAll(() => rm(folder, { recursive: true }));

const codeCell = (id: string, source: string): Cell => ({
  cell_type: 'code',
  id,
  metadata: {},
  execution_count: null,
  outputs: [],
  source: [source],
});

/**
 * Keeps what the notebook prints, one list for each cell. What Jupyter itself collects ends with the word that a cell is
 * done, which may overtake the cell's last lines.
 */
const keeping = `const kept: string[][] = [];
const { inspect } = await import(\`file://\${base}/lab/inspect.ts\`);
for (const level of ["log", "info", "warn", "error"] as const) {
  const print = console[level].bind(console);
  console[level] = (...values: unknown[]) => {
    kept.at(-1)?.push(values.map((value) => inspect(value)).join(" "));
    print(...values);
  };
}`;

/** Lines without the lanes that the course names. */
function plain(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.trimEnd().split('\n'))
    .map((line) => line.replace(/^\[[a-z]+(?:-\d+)?\] /u, ''))
    .toSorted();
}

test('a lesson’s notebook is valid, and Jupyter runs it with the kernel of Deno: it prints what the course recorded', async () => {
  const programs = await recordedPrograms([
    'faster/split-map-reduce/ballots',
    'faster/split-map-reduce/digits',
    'faster/speed-up-amdahl-gustafson/estimate',
    'faster/speed-up-amdahl-gustafson/cupboard',
    'many-threads/remote-calls-and-worker-pools/arguments',
    'start/how-to-use-this-book/error',
    'start/how-to-use-this-book/page',
    'start/how-to-use-this-book/machines',
  ]);
  const written = lessonNotebook({
    title: 'A test',
    lede: 'Programs of several lessons.',
    parts: programs.flatMap(({ taken }) => [
      { kind: 'prose', text: 'Some prose with `code` and “quotes”.' },
      { kind: 'program', program: taken },
    ]),
  });
  const file = join(folder, 'lesson.ipynb');
  await writeFile(file, written);
  const validate = 'import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=4))';
  await commandIn(folder, jupyterPython(), ['-c', validate, file]);

  const notebook = v.parse(v.pipe(v.string(), v.parseJson(), notebookSchema), written);
  const ran = notebook.cells.filter(({ outputs = [] }) => outputs.length > 0);
  // Six of the eight: the simulated machine and a page are not in a notebook.
  expect(ran).toHaveLength(6);
  const linesFile = join(folder, 'lines.json');
  const [title, setup, ...others] = notebook.cells;
  if (!title || !setup) throw new Error('a notebook begins with its title and what sets it up');
  const kept = [
    title,
    setup,
    codeCell('keeping', keeping),
    ...others.map((cell) => (ran.includes(cell) ? { ...cell, source: ['kept.push([]);\n', ...cell.source] } : cell)),
    codeCell('kept', `await Deno.writeTextFile(${JSON.stringify(linesFile)}, JSON.stringify(kept));`),
  ];
  await writeFile(file, JSON.stringify({ ...notebook, cells: kept }));

  // A home of its own, so that the kernel is installed there and nowhere else.
  const env = { HOME: folder, DENO_DIR: resolve('.cache/deno') };
  await commandIn(folder, resolve('node_modules/.bin/deno'), ['jupyter', '--install'], env);
  await commandIn(folder, 'jupyter-nbconvert', ['--to', 'notebook', '--execute', '--output', 'executed', file], env);

  const linesSchema = v.pipe(v.string(), v.parseJson(), v.array(v.array(v.string())));
  const lines = v.parse(linesSchema, await readFile(linesFile, 'utf8'));
  const wanted = ran.map(({ outputs = [] }) => plain(outputs.flatMap(({ text }) => text)));
  // What the course says of an error that nobody caught, Jupyter says in its own way.
  const isOwn = (line: string): boolean => !line.startsWith('Uncaught ');
  expect(lines.map(plain)).toEqual(wanted.map((one) => one.filter(isOwn)));
});
