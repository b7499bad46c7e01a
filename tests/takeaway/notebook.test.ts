import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureJupyter, jupyterPython } from '../../scripts/jupyter.ts';
import { lessonNotebook } from '../../src/runtime/takeaway/notebook-file.ts';
import { commandIn } from './command-in.ts';
import { recordedPrograms } from './taken.ts';

const text = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((written) => (typeof written === 'string' ? written : written.join(''))),
);
const notebookSchema = v.object({
  cells: v.array(
    v.object({
      cell_type: v.picklist(['markdown', 'code']),
      source: text,
      outputs: v.optional(
        v.array(v.object({ output_type: v.string(), name: v.optional(v.string()), text: v.optional(text) })),
        [],
      ),
    }),
  ),
});

type Notebook = v.InferOutput<typeof notebookSchema>;

let folder: string;

beforeAll(async () => {
  ensureJupyter();
  folder = await mkdtemp(join(tmpdir(), 'notebook-'));
});

afterAll(() => rm(folder, { recursive: true }));

function read(json: string): Notebook {
  return v.parse(v.pipe(v.string(), v.parseJson(), notebookSchema), json);
}

/** What a cell printed, without the lanes that the course names, and objects without the spaces that Deno puts in them. */
function printed({ outputs }: Notebook['cells'][number]): readonly string[] {
  return outputs
    .flatMap(({ text: lines = '' }) => lines.trimEnd().split('\n'))
    .map((line) => line.replace(/^\[[a-z]+(?:-\d+)?\] /u, '').replace(/(?<=[{[]) | (?=[}\]])/gu, ''));
}

test('a lesson’s notebook is valid, and Jupyter runs it with the kernel of Deno: it prints what the course recorded', async () => {
  const programs = await recordedPrograms([
    'faster/split-map-reduce/ballots',
    'faster/split-map-reduce/digits',
    'faster/speed-up-amdahl-gustafson/estimate',
    'faster/speed-up-amdahl-gustafson/cupboard',
    'many-threads/copy-transfer-share/copy',
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

  // A home of its own, so that the kernel is installed there and nowhere else.
  const env = { HOME: folder, DENO_DIR: resolve('.cache/deno'), JUPYTER_PREFER_ENV_PATH: '0' };
  await commandIn(folder, resolve('node_modules/.bin/deno'), ['jupyter', '--install'], env);
  await commandIn(folder, 'jupyter-nbconvert', ['--to', 'notebook', '--execute', '--output', 'executed', file], env);

  const before = read(written).cells.filter(({ cell_type: type }) => type === 'code');
  const after = read(await readFile(join(folder, 'executed.ipynb'), 'utf8')).cells.filter(
    ({ cell_type: type }) => type === 'code',
  );
  expect(after.map(({ source }) => source)).toEqual(before.map(({ source }) => source));
  const ran = before.flatMap((cell, index) => (cell.outputs.length > 0 ? [[cell, after[index]] as const] : []));
  // Six of the eight: the simulated machine and a page are not in a notebook.
  expect(ran).toHaveLength(6);
  for (const [cell, executed] of ran) {
    const threw = executed?.outputs.some(({ output_type: type }) => type === 'error') ?? false;
    const lines = executed
      ? printed({ ...executed, outputs: executed.outputs.filter((one) => one.name === 'stdout') })
      : [];
    const wanted = printed(cell);
    if (threw) expect(wanted.join('\n')).toContain(lines.join('\n'));
    else expect(lines.toSorted(), cell.source).toEqual(wanted.toSorted());
  }
  expect(after.filter(({ outputs }) => outputs.some(({ output_type: type }) => type === 'error'))).toHaveLength(1);
});
