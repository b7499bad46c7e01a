import { expect, test } from 'vitest';
import { compile, createCompiler, prefetchCompiler } from '../../src/runtime/compile/compiler.ts';
import { hashText } from '../../src/runtime/program/hash.ts';
import type { Program, ProgramFile } from '../../src/runtime/program/program.ts';
import type { Variant } from '../../src/runtime/request.ts';
import workerUrl from '../../src/runtime/compile/compile.worker.ts?worker&url';
import { recipeSample, recipeSampleHashes } from '../unit/compile-recipe-sample.ts';

function programOf(files: Readonly<Record<string, string>>): Program {
  const [main, ...others] = Object.entries(files).map(([name, text]): ProgramFile => ({ name, text }));
  if (!main) throw new Error('A program has at least one file');
  return { files: [main, ...others] };
}

/** The compiler's worker, whose first words are `prelude`. */
function startCompilerAfter(prelude: string): Worker {
  const modules = [`data:text/javascript,${encodeURIComponent(prelude)}`, new URL(workerUrl, location.href).href];
  const source = modules.map((url) => `import ${JSON.stringify(url)};`).join('\n');
  return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
}

const startCompiler = (): Worker =>
  new Worker(new URL('../../src/runtime/compile/compile.worker.ts', import.meta.url), { type: 'module' });

test('the page compiles to the same bytes as Node', async () => {
  const hashOf = async (variant: Variant): Promise<string> => {
    const compiled = await compile(programOf(recipeSample), variant);
    return hashText(JSON.stringify(compiled.ok && compiled.build));
  };
  void prefetchCompiler();
  expect(await hashOf('guarded')).toBe(recipeSampleHashes.guarded);
  expect(await hashOf('plain')).toBe(recipeSampleHashes.plain);
});

test('mistakes have their place in the page too', async () => {
  const compiled = await compile(programOf({ 'main.ts': 'let a = "😀é"; let a = 3;' }), 'plain');
  expect(compiled).toEqual({
    ok: false,
    diagnostics: [
      {
        severity: 'error',
        message: 'The symbol "a" has already been declared.',
        position: { file: 'main.ts', line: 1, column: 20 },
        length: 1,
      },
    ],
  });
});

test('a pattern of file names finds no files in the page either', async () => {
  const compiled = await compile(programOf({ 'main.ts': 'const n = "x"; import(`./${n}.ts`);' }), 'plain');
  expect(compiled.ok ? [] : compiled.diagnostics.map(({ message }) => message)).toEqual([
    'import() finds a file only if its name is written out, as in import("./square.ts").',
  ]);
});

test('a program that is too much for the compiler is answered, and the next one compiles', async () => {
  const deep = programOf({ 'main.ts': `say(${'['.repeat(60_000)}${']'.repeat(60_000)});` });
  const answer = await compile(deep, 'plain').then(
    ({ ok }) => (ok ? 'compiled' : 'did not compile'),
    (error: unknown) => String(error),
  );
  expect(answer).toBe(
    'Error: The compiler stopped working (Maximum call stack size exceeded). Run again to start it anew.',
  );
  expect((await compile(programOf({ 'main.ts': 'say(1);' }), 'plain')).ok).toBe(true);
});

test('a worker whose script is not there is said so, and the next call has another', async () => {
  let workers = 0;
  const compiler = createCompiler(() => {
    workers += 1;
    return workers === 1 ? new Worker('/no-such-worker.js', { type: 'module' }) : startCompiler();
  });
  const program = programOf({ 'main.ts': 'say(1);' });
  await expect(compiler.compile(program, 'plain')).rejects.toThrow(
    /^The compiler could not be fetched.*Run again to try once more\.$/u,
  );
  expect((await compiler.compile(program, 'plain')).ok).toBe(true);
});

test.each([
  ['is not there', 'Failed to download', 'self.fetch = async () => new Response("", { status: 404 });'],
  [
    'is a page',
    'WebAssembly',
    'self.fetch = async () => new Response("<html>", { headers: { "Content-Type": "application/wasm" } });',
  ],
  [
    'was cut',
    'WebAssembly',
    `const whole = self.fetch;
     self.fetch = async (url) => {
       const bytes = await (await whole(url)).arrayBuffer();
       return new Response(bytes.slice(0, bytes.byteLength / 2), { headers: { "Content-Type": "application/wasm" } });
     };`,
  ],
  ['cannot be reached', 'Failed to fetch', 'self.fetch = async () => { throw new TypeError("Failed to fetch"); };'],
  ['is not allowed to run', 'WebAssembly is not defined', 'delete self.WebAssembly;'],
])('a compiler that %s is said so, and the next call fetches it again', async (_, reason, prelude) => {
  const workers = [() => startCompilerAfter(prelude), startCompiler];
  const compiler = createCompiler(() => (workers.shift() ?? startCompiler)());
  const program = programOf({ 'main.ts': 'say(1);' });
  await expect(compiler.compile(program, 'plain')).rejects.toThrow(`The compiler could not be fetched (${reason}`);
  expect((await compiler.compile(program, 'plain')).ok).toBe(true);
});

test('a compiler that is served with another MIME type works', async () => {
  const prelude = `const whole = self.fetch;
    self.fetch = async (url) => new Response((await whole(url)).body, { headers: { "Content-Type": "text/plain" } });`;
  const compiler = createCompiler(() => startCompilerAfter(prelude));
  expect((await compiler.compile(programOf({ 'main.ts': 'say(1);' }), 'plain')).ok).toBe(true);
});
