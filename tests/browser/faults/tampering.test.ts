import { describe, expect, it } from 'vitest';
import { machines, onMain } from '../support.ts';
import { expectNextRunWorks, runFixture } from './fixture.ts';

describe.each(machines)('on $kind', (machine) => {
  it.each(['poisoned-prototypes', 'poisoned-iteration'])('%s leave output and outcome right', async (program) => {
    const { outcome, texts } = await runFixture(program, machine);
    expect(texts[0]).toMatch(/^printed /u);
    expect(texts).toContain('later');
    expect(outcome.status).toBe('completed');
    await expectNextRunWorks(machine);
  });

  it('overwritten ports, events and timers do not keep the run from being reported', async () => {
    const { outcome, texts } = await runFixture('poisoned-messaging', machine);
    expect(texts).toEqual(['printed', 'later']);
    expect(outcome.status).toBe('completed');
    await expectNextRunWorks(machine);
  });

  it('a replaced console changes what its own run prints, and nothing else', async () => {
    const { outcome, texts } = await runFixture('replaced-console', machine);
    expect(texts).toEqual(['mine: one', 'three']);
    expect(outcome.status).toBe('completed');
    await expectNextRunWorks(machine);
  });

  it('notes between realms that a program makes up lose the messages that they are, and nothing else', async () => {
    const { outcome, texts } = await runFixture('made-up-notes', machine);
    expect(texts).toEqual(['worker heard work', 'port heard work', 'main heard done']);
    expect(outcome.status).toBe('completed');
    expect(outcome).not.toHaveProperty('waitedFor');
    await expectNextRunWorks(machine);
  });

  it('reports that a program makes up are not heard', async () => {
    const { outcome, texts } = await runFixture('fake-reports', machine);
    expect(texts).toEqual(['real']);
    expect(outcome.status).toBe('completed');
  });
});

it('a program that rewrites its document loses what it drew, and is told what it may not do', async () => {
  const { outcome, printed } = await runFixture('rewritten-document', onMain);
  expect(printed.map(({ line, text }) => (line.level === 'warn' ? text.split('(')[0] : text))).toEqual([
    'document.write',
    'replaced',
    'document.open',
    'document.writeln',
    'document.close',
    'replaced',
  ]);
  expect(outcome.status).toBe('completed');
  await expectNextRunWorks(onMain);
});
