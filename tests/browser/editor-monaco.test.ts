import '../../src/styles/layers.css';
import '../../src/styles/tokens.css';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Editor, EditorOptions } from '../../src/components/editor/editor.ts';
import { openMonaco } from '../../src/components/editor/monaco-editor.ts';
import type { Diagnostic } from '../../src/runtime/index.ts';

const main = 'import { square } from "./math/square.ts";\nconsole.log(square(2));\n';
const square = 'export function square(n: number): number {\n  return n * n;\n}\n';

let host: HTMLElement;
let editor: Editor;
const heard = {
  onChange: vi.fn<EditorOptions['onChange']>(),
  onPoint: vi.fn<EditorOptions['onPoint']>(),
  onRun: vi.fn<EditorOptions['onRun']>(),
  onShow: vi.fn<EditorOptions['onShow']>(),
  onStop: vi.fn<EditorOptions['onStop']>(),
  onTypeProblems: vi.fn<EditorOptions['onTypeProblems']>(),
};

const open = (): Editor =>
  openMonaco({
    host,
    files: [
      { name: 'main.ts', text: main },
      { name: 'math/square.ts', text: square },
    ],
    active: 'main.ts',
    label: (file) => `Code: ${file}`,
    ...heard,
  });

beforeEach(() => {
  vi.clearAllMocks();
  host = document.createElement('div');
  document.body.append(host);
  editor = open();
});

afterEach(() => {
  editor.dispose();
  document.body.replaceChildren();
});

/** The problems of the latest check; the type checker takes its time to start. */
async function typeProblems(): Promise<readonly Diagnostic[]> {
  await vi.waitFor(() => expect(heard.onTypeProblems).toHaveBeenCalled(), { timeout: 250_000 });
  return heard.onTypeProblems.mock.lastCall?.[0] ?? [];
}

test('a program without mistakes has no type problems', async () => {
  expect(await typeProblems()).toEqual([]);
});

test('a change in one file is a mistake in the file that imports it', async () => {
  await typeProblems();
  heard.onTypeProblems.mockClear();
  editor.setText('math/square.ts', square.replace('n: number', 'n: string').replace('n * n', 'n.length'));
  expect(await typeProblems()).toEqual([
    {
      severity: 'error',
      message: "Argument of type 'number' is not assignable to parameter of type 'string'.",
      position: { file: 'main.ts', line: 2, column: 20 },
      length: 1,
    },
  ]);
});

test('what is imported from another cell has its types there, and its change is a mistake here', async () => {
  editor.dispose();
  const law = (result: string): readonly { name: string; text: string }[] => [
    { name: 'cells/law/main.ts', text: 'export {};' },
    { name: 'cells/law/amdahl.ts', text: `export const speedUp = (share: number): ${result} => share as never;` },
  ];
  editor = openMonaco({
    host,
    files: [
      {
        name: 'main.ts',
        text: 'import "#law";\nimport { speedUp } from "#law/amdahl.ts";\nexport const times: number = speedUp(0.5);\n',
      },
    ],
    imported: law('number'),
    active: 'main.ts',
    label: (file) => `Code: ${file}`,
    ...heard,
  });
  expect(await typeProblems()).toEqual([]);

  heard.onTypeProblems.mockClear();
  editor.setImported(law('string'));
  const problems = await typeProblems();
  expect(problems.map(({ message, position: { file, line } }) => `${file}:${line} ${message}`)).toEqual([
    "main.ts:3 Type 'string' is not assignable to type 'number'.",
  ]);

  editor.setImported([]);
  // One import after the other leads nowhere any more.
  await vi.waitFor(async () => expect((await typeProblems()).map(({ position }) => position.line)).toEqual([1, 2]), {
    timeout: 100_000,
  });
});

test('lab and comlink have types, and top-level await is fine', async () => {
  await typeProblems();
  heard.onTypeProblems.mockClear();
  editor.setText(
    'main.ts',
    [
      'import * as Comlink from "comlink";',
      'import { pool } from "lab";',
      'import { square } from "./math/square.ts";',
      'const worker = new Worker(new URL("./math/square.ts", import.meta.url), { type: "module" });',
      'const remote: Comlink.Remote<{ add(a: number): number }> = Comlink.wrap(worker);',
      'const texts: string[] = await pool(2).map([1, 2], square);',
      'console.log(texts, await remote.add(1));',
    ].join('\n'),
  );
  expect((await typeProblems()).map(({ message, position }) => [position.line, message.split('\n')[0]])).toEqual([
    [6, "Type 'number[]' is not assignable to type 'string[]'."],
  ]);
});

test('completions are offered, and Escape closes them before it stops', async () => {
  await typeProblems();
  editor.reveal({ file: 'main.ts', line: 3, column: 1 });
  await userEvent.keyboard('console.');
  await expect.element(page.getByRole('option', { name: /^assert, / }), { timeout: 60_000 }).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(heard.onStop).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(heard.onStop).toHaveBeenCalledOnce();
});

test('F12 goes to a definition in another file and says so', async () => {
  await typeProblems();
  editor.reveal({ file: 'main.ts', line: 2, column: 14 });
  await userEvent.keyboard('{F12}');
  await vi.waitFor(() => expect(heard.onShow).toHaveBeenCalledWith('math/square.ts'), { timeout: 60_000 });
  await expect.element(page.getByRole('textbox', { name: 'Code: math/square.ts', exact: true })).toBeInTheDocument();
});

test('Ctrl+M gives Tab to indentation and back, and the hint says which', async () => {
  await expect.element(page.getByText('Tab leaves the editor; Ctrl+M lets Tab indent')).toBeInTheDocument();
  editor.reveal({ file: 'main.ts', line: 2, column: 1 });
  await userEvent.keyboard('{Control>}m{/Control}');
  await expect.element(page.getByText('Tab indents; Ctrl+M lets Tab leave the editor')).toBeVisible();
  await userEvent.keyboard('{Tab}');
  expect(heard.onChange).toHaveBeenLastCalledWith('main.ts', main.replace('console', '  console'));
});

test('notes stand behind their lines, are not part of the text, and end with an edit of their line', async () => {
  editor.setNotes([
    { file: 'main.ts', line: 2, text: '4', lane: 'worker-1', tone: 'value' },
    { file: 'main.ts', line: 1, text: 'x'.repeat(200), lane: 'main', tone: 'error' },
    { file: 'main.ts', line: 99, text: 'nowhere', lane: 'main', tone: 'value' },
  ]);
  const notes = () => [...host.querySelectorAll('.editor-note')].map((note) => note.textContent.trim());
  await vi.waitFor(() => expect(notes()).toEqual([`${'x'.repeat(47)}…`, '4']));
  editor.reveal({ file: 'main.ts', line: 2, column: 1 });
  await userEvent.keyboard('y');
  expect(heard.onChange).toHaveBeenLastCalledWith('main.ts', main.replace('console', 'yconsole'));
  await vi.waitFor(() => expect(notes()).toHaveLength(1));
});

const mainAt = (line: number) => ({ file: 'main.ts', line, column: 1 });
const litLines = () => [...host.querySelectorAll('.editor-lit')].length;

test('the line under the pointer, else the one that the cursor was moved to, is pointed at; while typing none is', async () => {
  editor.reveal(mainAt(1));
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(heard.onPoint).toHaveBeenLastCalledWith(mainAt(2)));
  const lines = page.elementLocator(host).getByText('import', { exact: true });
  await userEvent.hover(lines.first());
  await vi.waitFor(() => expect(heard.onPoint).toHaveBeenLastCalledWith(mainAt(1)));
  await userEvent.keyboard('x');
  await vi.waitFor(() => expect(heard.onPoint).toHaveBeenLastCalledWith(undefined));
});

test('a line that is lit stands out in its own file, and is still lit when the reader comes back to that file', async () => {
  editor.setLit(mainAt(2));
  await vi.waitFor(() => expect(litLines()).toBe(1));
  editor.show('math/square.ts');
  await vi.waitFor(() => expect(litLines()).toBe(0));
  editor.show('main.ts');
  await vi.waitFor(() => expect(litLines()).toBe(1));
  editor.setLit(undefined);
  await vi.waitFor(() => expect(litLines()).toBe(0));
});

test('coloured lines hold the present text', () => {
  editor.setText('main.ts', 'const a = f(1); // one\n');
  expect(editor.codeLines('main.ts')).toEqual([
    [
      { text: 'const', kind: 'keyword' },
      { text: ' a = ' },
      { text: 'f', kind: 'function' },
      { text: '(' },
      { text: '1', kind: 'number' },
      { text: '); ' },
      { text: '// one', kind: 'comment' },
    ],
    [],
  ]);
});

test('grows with its text and stops growing at a limit', async () => {
  const height = () => host.getBoundingClientRect().height;
  const low = height();
  editor.setText('main.ts', main + '// more\n'.repeat(5));
  await vi.waitFor(() => expect(height()).toBeGreaterThan(low));
  editor.setText('main.ts', '// more\n'.repeat(500));
  await vi.waitFor(() => expect(height()).toBe(32 * 16));
});

test('the editor is as high as the code before it, and below its last line with text stands the same space', async () => {
  editor.dispose();
  const code = document.createElement('div');
  const height = 12 + 2 * 22 + 24;
  code.style.blockSize = `${height}px`;
  host.append(code);
  editor = open();
  const spaceBelow = (text: string): number => {
    const line = [...host.querySelectorAll('.view-line')].find(({ textContent }) => textContent.includes(text));
    return host.getBoundingClientRect().bottom - (line?.getBoundingClientRect().bottom ?? 0);
  };
  // Its text ends with a line feed.
  await vi.waitFor(() => expect(spaceBelow('console')).toBe(24));
  expect(host.getBoundingClientRect().height).toBe(height);
  editor.setText('main.ts', 'first();\nlast();');
  await vi.waitFor(() => expect(spaceBelow('last')).toBe(24));
  editor.setText('main.ts', 'first();\nlast();\nmore();\n');
  await vi.waitFor(() => expect(spaceBelow('more')).toBe(24));
  editor.setText('main.ts', 'first();\nlast();\nmore();\nend();');
  await vi.waitFor(() => expect(spaceBelow('end')).toBe(24));
});
