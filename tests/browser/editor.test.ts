import '../../src/styles/layers.css';
import '../../src/styles/tokens.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Editor, EditorFile, EditorOptions } from '../../src/components/editor/editor.ts';
import { openMonaco } from '../../src/components/editor/monaco-editor.ts';
import { openPlain } from '../../src/components/editor/plain-editor.ts';

const files = [
  {
    name: 'main.ts',
    text: 'import { pool } from "lab";\nimport { square } from "./math/square.ts";\nconst workers = pool();\nawait workers.map([1, 2], square);\n',
  },
  { name: 'math/square.ts', text: 'export function square(n: number): number {\r\n  return n * n;\r\n}\r\n' },
  { name: 'mixed.ts', text: '\uFEFFexport const a = 1;\r\nexport const b = 2;\n' },
] as const satisfies readonly EditorFile[];

let host: HTMLElement;
let editor: Editor | undefined;
const heard = {
  onChange: vi.fn<EditorOptions['onChange']>(),
  onPoint: vi.fn<EditorOptions['onPoint']>(),
  onRun: vi.fn<EditorOptions['onRun']>(),
  onShow: vi.fn<EditorOptions['onShow']>(),
  onStop: vi.fn<EditorOptions['onStop']>(),
  onTypeProblems: vi.fn<EditorOptions['onTypeProblems']>(),
};

beforeEach(() => {
  host = document.createElement('div');
  const code = document.createElement('pre');
  code.style.blockSize = '180px';
  host.append(code);
  const after = document.createElement('button');
  after.textContent = 'after';
  document.body.append(host, after);
});

afterEach(() => {
  editor?.dispose();
  editor = undefined;
  document.body.replaceChildren();
  vi.clearAllMocks();
});

function open(opener: (options: EditorOptions) => Editor): Editor {
  editor = opener({ host, files, active: 'main.ts', label: (file) => `Code: ${file}`, ...heard });
  return editor;
}

const box = (file: string) => page.getByRole('textbox', { name: `Code: ${file}`, exact: true });

describe.each([
  { name: 'Monaco', opener: openMonaco },
  { name: 'plain', opener: openPlain },
])('the $name editor', ({ opener }) => {
  test('names its text box after the file that it shows', async () => {
    const opened = open(opener);
    await expect.element(box('main.ts')).toBeInTheDocument();
    opened.show('math/square.ts');
    await expect.element(box('math/square.ts')).toBeInTheDocument();
    expect(box('main.ts').elements()).toHaveLength(0);
  });

  test('refuses a file that the program does not have', () => {
    const opened = open(opener);
    expect(() => opened.show('nowhere.ts')).toThrow('The program has no file "nowhere.ts"');
  });

  test('runs with Ctrl+Enter and stops with Escape, and neither changes the text', async () => {
    open(opener).focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await userEvent.keyboard('{Escape}');
    expect(heard.onRun).toHaveBeenCalledOnce();
    expect(heard.onStop).toHaveBeenCalledOnce();
    expect(heard.onChange).not.toHaveBeenCalled();
  });

  test('lets Tab leave', async () => {
    open(opener).focus();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('after');
    expect(heard.onChange).not.toHaveBeenCalled();
  });

  test('keeps CRLF in a text that was changed', async () => {
    open(opener).reveal({ file: 'math/square.ts', line: 2, column: 3 });
    await userEvent.keyboard('x');
    await vi.waitFor(() => {
      expect(heard.onChange).toHaveBeenLastCalledWith(
        'math/square.ts',
        'export function square(n: number): number {\r\n  xreturn n * n;\r\n}\r\n',
      );
    });
    expect(heard.onShow).toHaveBeenLastCalledWith('math/square.ts');
  });

  test('gives the bytes back when a change was taken back, even where line endings are mixed', async () => {
    open(opener).reveal({ file: 'mixed.ts', line: 2, column: 1 });
    await userEvent.keyboard('x');
    await userEvent.keyboard('{Control>}z{/Control}');
    await vi.waitFor(() => expect(heard.onChange).toHaveBeenLastCalledWith('mixed.ts', files[2].text));
  });

  test('does not report a text that it was given', () => {
    const opened = open(opener);
    opened.setText('main.ts', 'console.log(1);\n');
    expect(heard.onChange).not.toHaveBeenCalled();
  });

  test('takes the place of the code, and gives it back', () => {
    const opened = open(opener);
    const code = host.querySelector('pre');
    expect(code && getComputedStyle(code).display).toBe('none');
    opened.dispose();
    editor = undefined;
    expect(code && getComputedStyle(code).display).toBe('block');
    expect(host.children).toHaveLength(1);
  });
});
