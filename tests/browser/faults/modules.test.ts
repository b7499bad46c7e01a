import { describe, expect, it } from 'vitest';
import { machines, placesOf } from '../support.ts';
import { complaintsOf, runFixture } from './fixture.ts';

describe.each(machines)('on $kind', (machine) => {
  it.each(['empty-program', 'comments-alone', 'types-alone', 'directive-alone'])(
    '%s completes and prints nothing',
    async (program) => {
      expect(await complaintsOf(program, machine)).toEqual([]);
      const { outcome, texts } = await runFixture(program, machine);
      expect(texts).toEqual([]);
      expect(outcome.status).toBe('completed');
      expect(outcome).not.toHaveProperty('waitedFor');
    },
  );

  it.each([
    ['default-export', ['hello']],
    ['default-export-of-an-import', ['3']],
    ['top-level-await', ['late', 'main 7', 'waited']],
    ['type-imports', ['3']],
    // A module is strict, and has no `this`, whether it says so or not.
    ['use-strict', ['undefined undefined']],
    ['no-directive', ['undefined undefined']],
  ])('%s: the files are modules', async (program, lines) => {
    expect(await complaintsOf(program, machine)).toEqual([]);
    const { outcome, texts } = await runFixture(program, machine);
    expect(texts).toEqual(lines);
    expect(outcome.status).toBe('completed');
  });

  it.each(['pasted-source-map', 'pasted-source-map-address', 'first-line-for-a-shell'])(
    '%s has no say in where things are',
    async (program) => {
      expect(await complaintsOf(program, machine)).toEqual([]);
      const end = await runFixture(program, machine);
      expect(end.texts[0]).toBe('before');
      expect(placesOf(end)).toEqual([program === 'first-line-for-a-shell' ? 'main.ts:3:7' : 'main.ts:2:7']);
    },
  );

  it('use-before-declaration throws at its line, in classes too', async () => {
    const end = await runFixture('use-before-declaration', machine);
    expect(end.texts[0]).toBe("before Cannot access 'Till' before initialization");
    expect(end.outcome).toMatchObject({
      status: 'threw',
      error: { name: 'ReferenceError', message: "Cannot access 'total' before initialization" },
    });
    expect(placesOf(end)).toEqual(['main.ts:3:22']);
  });

  it('use-before-declaration-in-a-circle throws in the module that comes first; functions are there', async () => {
    const end = await runFixture('use-before-declaration-in-a-circle', machine);
    expect(end.texts[0]).toBe('functions are there from the start');
    expect(end.outcome).toMatchObject({
      status: 'threw',
      error: { name: 'ReferenceError', message: "Cannot access 'price' before initialization" },
    });
    expect(placesOf(end)).toEqual(['b.ts:4:22']);
  });
});
