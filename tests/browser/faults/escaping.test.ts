import { describe, expect, it } from 'vitest';
import { machines, onMain, onWorkers } from '../support.ts';
import { expectNextRunWorks, runFixture, stopOnceItPrinted } from './fixture.ts';

it('a dialog opens nothing, and says so', async () => {
  const { outcome, printed } = await runFixture('dialogs', onMain);
  expect(printed.filter(({ line }) => line.level === 'warn').map(({ text }) => text.split('(')[0])).toEqual([
    'alert',
    'confirm',
    'prompt',
    'print',
  ]);
  expect(printed.filter(({ line }) => line.level === 'log').map(({ text }) => text)).toEqual(['false null', 'after']);
  expect(outcome.status).toBe('completed');
});

it('the page around the frame cannot be sent elsewhere', async () => {
  const address = location.href;
  const { outcome, texts } = await runFixture('navigates-the-page', onMain);
  expect(texts.at(-1)).toBe('still here');
  expect(outcome.status).toBe('completed');
  expect(location.href).toBe(address);
});

it.each(['navigates-itself', 'navigates-itself-elsewhere', 'reloads-itself'])(
  'a frame that %s ends its run, and the next one works',
  async (program) => {
    const { outcome } = await runFixture(program, onMain);
    expect(outcome).toMatchObject({ status: 'crashed', reason: 'navigated' });
    await expectNextRunWorks(onMain);
  },
);

it('a form is not sent, and does not keep a thread alive after a Stop', async () => {
  const { printed } = await runFixture('submits-forms', onMain);
  expect(printed.map(({ line }) => line.level)).toEqual(['warn', 'warn']);
  await stopOnceItPrinted('endless-loop', 'before', onMain);
});

it('windows, full screen, clipboard, camera, place and downloads are refused', async () => {
  const { outcome, texts } = await runFixture('asks-for-powers', onMain);
  expect(texts).toEqual([
    'open null',
    'fullscreen refused',
    'clipboard refused',
    'camera refused',
    'location refused',
    'after',
  ]);
  expect(outcome.status).toBe('completed');
});

describe.each(machines)('on $kind', (machine) => {
  it('the network is refused', async () => {
    const { printed } = await runFixture('asks-the-network', machine);
    const logged = printed.filter(({ line }) => line.level === 'log').map(({ text }) => text);
    expect(logged.slice(0, 4)).toEqual(['fetch refused', 'import refused', 'socket refused', 'request refused']);
  });

  it('a refused fetch that nobody handles ends the run, and a line names the address', async () => {
    const { outcome, texts } = await runFixture('fetch-nobody-handles', machine);
    expect(outcome).toMatchObject({ status: 'threw', error: { name: 'TypeError' } });
    expect(texts).toContain('https://example.com/data was not asked: a program here has no network.');
  });

  it('a program that brings what its thread lacks has it, and what the browser has is left alone', async () => {
    const { outcome, printed } = await runFixture('cryptography-of-its-own', machine);
    const texts = (level: string): readonly string[] =>
      printed.filter(({ line }) => line.level === level).map(({ text }) => text);
    expect(texts('log').slice(0, 3)).toEqual(['5 true', 'subtle true', 'randomUUID true']);
    expect(texts('warn').map((text) => text.split(' is not')[0])).toEqual(
      machine.kind === 'main' ? [] : ['crypto.randomUUID', 'navigator.locks'],
    );
    expect(outcome.status).toBe('completed');
  });

  it('storage, and the document around the frame, are out of reach', async () => {
    const { outcome, texts } = await runFixture('asks-for-storage', machine);
    expect(texts).toHaveLength(8);
    expect(texts.filter((text) => !text.endsWith(' refused'))).toEqual([]);
    expect(outcome.status).toBe('completed');
  });
});

// Workers of an opaque origin are no secure context in Chromium.
it('an error over cryptography that a worker lacks has a line before it that says why', async () => {
  const { outcome, texts } = await runFixture('asks-for-cryptography', onWorkers());
  expect(texts[0]).toBe(
    'crypto.subtle is not there: this browser keeps it for secure contexts, and takes no worker of a program for one. Main thread has it if this page was opened over https.',
  );
  expect(texts[1]).toContain("Cannot read properties of undefined (reading 'digest')");
  expect(texts).toHaveLength(2);
  expect(outcome).toMatchObject({ status: 'threw', error: { name: 'TypeError' } });
  const onMainThread = await runFixture('asks-for-cryptography', onMain);
  expect(onMainThread.texts).toEqual(['digest 32']);
});
