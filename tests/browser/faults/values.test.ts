import { describe, expect, it } from 'vitest';
import { machines } from '../support.ts';
import { expectNextRunWorks, runFixture } from './fixture.ts';

describe.each(machines)('on $kind', (machine) => {
  it('deep recursion is a RangeError with its place', async () => {
    const { outcome, texts } = await runFixture('deep-recursion', machine);
    expect(texts[0]).toBe('before');
    expect(outcome).toMatchObject({ status: 'threw', error: { type: 'error', name: 'RangeError' } });
    if (outcome.status === 'threw' && outcome.error.type === 'error')
      expect(outcome.error.frames[0]).toMatchObject({ name: 'descend', entry: 'main.ts' });
  });

  // A heap that outgrows its process is another matter: see tests/crash.
  it.each(['typed-array-bomb', 'string-doubling'])('%s is a RangeError, and the next run works', async (program) => {
    const { outcome, texts } = await runFixture(program, machine);
    expect(outcome).toMatchObject({ status: 'threw', error: { type: 'error', name: 'RangeError' } });
    expect(texts).not.toContain('not reached');
    await expectNextRunWorks(machine);
  });

  it('a program can catch that there is no more memory for an array', async () => {
    const { outcome, texts } = await runFixture('typed-array-bomb-that-is-caught', machine);
    expect(texts).toEqual(['RangeError']);
    expect(outcome.status).toBe('completed');
  });

  it('a string of 100 MB is cut where it is printed, and its length is said', async () => {
    const { outcome, texts } = await runFixture('hundred-megabyte-string', machine);
    expect(texts).toHaveLength(2);
    expect(texts[0]?.length).toBeLessThan(20_000);
    expect(texts[0]).toContain('100000000');
    expect(outcome.status).toBe('completed');
  });

  it('cyclic, deep and long values are shown within bounds', async () => {
    const { outcome, texts } = await runFixture('huge-values', machine);
    const [cyclic, deep, long, after] = texts;
    expect(cyclic).toContain('[Circular');
    expect(deep?.length).toBeLessThan(2000);
    expect(long).toMatch(/ more\]$/u);
    expect(long?.length).toBeLessThan(12_000);
    expect(after).toBe('after');
    expect(outcome.status).toBe('completed');
  });

  it('getters are named, never called', async () => {
    const { outcome, texts } = await runFixture('hostile-getters', machine);
    expect(texts[0]?.match(/\[Getter\]/gu)).toHaveLength(3);
    expect(texts[1]).toBe('effects 0');
    expect(outcome.status).toBe('completed');
  });

  it.each(['hostile-proxies', 'throwing-conversions', 'unclonable-values'])(
    '%s are shown without running their code, and the run goes on',
    async (program) => {
      const { outcome, texts } = await runFixture(program, machine);
      expect(texts.at(-1)).toBe('after');
      expect(texts.filter((text) => text.startsWith('Uncaught'))).toEqual([]);
      expect(outcome.status).toBe('completed');
    },
  );

  it.each([
    ['throws-null', { type: 'null' }],
    ['throws-undefined', { type: 'undefined' }],
    ['throws-a-proxy', {}],
    ['throws-an-error-whose-stack-throws', { type: 'error', message: 'hostile' }],
  ])('%s, and the run ends with that', async (program, error) => {
    const { outcome, texts } = await runFixture(program, machine);
    expect(outcome).toMatchObject({ status: 'threw', lane: 'main', error });
    expect(texts.at(-1)).toMatch(/^Uncaught /u);
  });

  it.each([
    ['rejection-nobody-handles', 'after', 'nobody cares'],
    ['rejection-after-the-last-line', 'last line', 'too late'],
  ])('%s makes the run one that threw, and what else it does still happens', async (program, line, message) => {
    const { outcome, texts } = await runFixture(program, machine);
    expect(outcome).toMatchObject({ status: 'threw', error: { name: 'RangeError', message } });
    expect(texts).toContain(line);
    expect(texts.some((text) => text.startsWith(`Uncaught (in promise) RangeError: ${message}`))).toBe(true);
  });

  it('a rejection that is handled later stays on show, but the run did not throw', async () => {
    const { outcome, texts } = await runFixture('rejection-handled-later', machine);
    expect(outcome.status).toBe('completed');
    expect(texts[0]).toContain('Uncaught (in promise) RangeError: handled later');
    expect(texts[1]).toBe('handled: handled later');
  });

  it('an error whose event the program prevents does not end the run', async () => {
    const { outcome, texts } = await runFixture('error-that-the-program-prevents', machine);
    expect(outcome.status).toBe('completed');
    expect(texts.some((text) => text.startsWith('heard') && text.includes('dealt with'))).toBe(true);
  });

  it('a program that changes its clocks does not change how long its run took', async () => {
    const { outcome, texts } = await runFixture('time-is-set-back', machine);
    expect(texts).toEqual(['after']);
    if (outcome.status !== 'completed') expect.unreachable(outcome.status);
    expect(outcome.ms).toBeGreaterThanOrEqual(15);
    expect(outcome.ms).toBeLessThan(30_000);
  });
});
