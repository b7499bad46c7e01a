import * as Comlink from 'comlink';
import { expect, test } from 'vitest';
import type { CompileService } from '../../src/runtime/compile/compile-service.ts';
import { createCompiler } from '../../src/runtime/compile/compiler.ts';
import type { CompilerWorker } from '../../src/runtime/compile/compiler-thread.ts';
import type { Compilation } from '../../src/runtime/program/compilation.ts';
import { programOf } from './compile-harness.ts';

/** A worker on this thread, whose service a test makes up. */
class FakeWorker extends EventTarget implements CompilerWorker {
  isTerminated = false;
  readonly #port: MessagePort;

  constructor(service: CompileService) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => this.dispatchEvent(new MessageEvent('message', { data }));
    Comlink.expose(service, port2);
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#port.close();
  }

  /** What the engine does when the script is not there or throws. */
  fail(message?: string): void {
    const event = new Event('error', { cancelable: true });
    this.dispatchEvent(message === undefined ? event : Object.assign(event, { message }));
  }
}

const program = programOf({ 'main.ts': 'say(1);' });
const compilation: Compilation = { ok: false, diagnostics: [] };
const never = new Promise<never>(() => undefined);

/** A compiler whose workers have these services, one after the other. */
function compilerWith(...services: readonly CompileService[]) {
  const workers: FakeWorker[] = [];
  const compiler = createCompiler(() => {
    const service = services[workers.length];
    if (!service) throw new Error(`No service for worker ${workers.length + 1}`);
    const worker = new FakeWorker(service);
    workers.push(worker);
    return worker;
  });
  return { ...compiler, workers };
}

const working: CompileService = {
  prepare: () => Promise.resolve(),
  compile: () => Promise.resolve(compilation),
  compileExplored: () => Promise.resolve({ ok: false, diagnostics: [] }),
};
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

test('no worker is started before somebody needs the compiler, and one serves all', async () => {
  const { workers, prefetch, compile } = compilerWith(working);
  expect(workers).toHaveLength(0);
  void prefetch();
  void prefetch();
  await compile(program, 'plain');
  await compile(programOf({ 'main.ts': 'say(2);' }), 'plain');
  expect(workers).toHaveLength(1);
});

test('the same files in the same variant are compiled once, whatever their title', async () => {
  const asked: string[] = [];
  const { compile } = compilerWith({
    ...working,
    compile: ({ files }, variant) => {
      asked.push(`${files[0].text} ${variant}`);
      return Promise.resolve(compilation);
    },
  });
  await Promise.all([
    compile(program, 'plain'),
    compile({ ...program, title: 'Other' }, 'plain'),
    compile(program, 'guarded'),
  ]);
  await compile(program, 'plain');
  expect(asked).toEqual(['say(1); plain', 'say(1); guarded']);
});

test('a program over the limits is answered without a compiler', async () => {
  const { workers, compile } = compilerWith();
  const answer = await compile(programOf({ 'main.ts': 'x'.repeat(256_001) }), 'plain');
  expect(answer).toMatchObject({
    ok: false,
    diagnostics: [{ message: 'A file has at most 256 kB; "main.ts" is larger.' }],
  });
  expect(workers).toHaveLength(0);
});

test('a compiler that cannot be fetched is said so, and the next call fetches it again', async () => {
  const { workers, compile } = compilerWith(
    { ...working, prepare: () => Promise.reject(new Error('404 Not Found.')) },
    working,
  );
  await expect(compile(program, 'plain')).rejects.toThrow(
    'The compiler could not be fetched (404 Not Found). Run again to try once more.',
  );
  expect(workers[0]?.isTerminated).toBe(true);
  expect(await compile(program, 'plain')).toEqual(compilation);
});

test('a worker whose script is not there is said so, and the next call starts another', async () => {
  const { workers, compile } = compilerWith({ ...working, prepare: () => never }, working);
  const compiling = compile(program, 'plain');
  workers[0]?.fail();
  await expect(compiling).rejects.toThrow('The compiler could not be fetched. Run again to try once more.');
  expect(await compile(program, 'plain')).toEqual(compilation);
});

test('a prefetch that failed is not heard of, and is made up for', async () => {
  const { workers, prefetch, compile } = compilerWith({ ...working, prepare: () => never }, working);
  void prefetch();
  workers[0]?.fail('gone');
  expect(await compile(program, 'plain')).toEqual(compilation);
  expect(workers).toHaveLength(2);
});

test('a compiler that breaks down rejects all that wait for it, and the next call starts another', async () => {
  const begun = Promise.withResolvers<undefined>();
  const hanging: CompileService = {
    ...working,
    compile: () => {
      begun.resolve(undefined);
      return never;
    },
  };
  const { workers, compile } = compilerWith(hanging, working);
  const compiling = [compile(program, 'plain'), compile(program, 'guarded')].map((promise) => promise.catch(messageOf));
  await begun.promise;
  workers[0]?.fail('Uncaught RangeError: Maximum call stack size exceeded');
  const sentence =
    'The compiler stopped working (Uncaught RangeError: Maximum call stack size exceeded). Run again to start it anew.';
  expect(await Promise.all(compiling)).toEqual([sentence, sentence]);
  expect(await compile(program, 'plain')).toEqual(compilation);
});

test('what a worker answers after it failed is dropped', async () => {
  const late = Promise.withResolvers<Compilation>();
  const begun = Promise.withResolvers<undefined>();
  const slow: CompileService = {
    ...working,
    compile: () => {
      begun.resolve(undefined);
      return late.promise;
    },
  };
  const { workers, compile } = compilerWith(slow, working);
  const compiling = compile(program, 'plain').catch(messageOf);
  await begun.promise;
  workers[0]?.fail('broken');
  late.resolve({ ok: false, diagnostics: [] });
  expect(await compiling).toBe('The compiler stopped working (broken). Run again to start it anew.');
  expect(workers[0]?.isTerminated).toBe(true);
});

test('a compilation that the compiler itself rejects ends the worker', async () => {
  const { workers, compile } = compilerWith(
    { ...working, compile: () => Promise.reject(new Error('The service was stopped')) },
    working,
  );
  await expect(compile(program, 'plain')).rejects.toThrow(
    'The compiler stopped working (The service was stopped). Run again to start it anew.',
  );
  expect(await compile(program, 'plain')).toEqual(compilation);
  expect(workers).toHaveLength(2);
});
