import { describe, expect, it } from 'vitest';
import { bothMachines, runLesson } from './lesson-run.ts';

const lesson = 'many-threads/copy-transfer-share';

describe.each(bothMachines)('on $kind', (machine) => {
  const textsOf = async (id: string): Promise<readonly string[]> => {
    const { status, lines } = await runLesson(`${lesson}/${id}`, machine);
    expect(status).toBe('completed');
    return lines.map(({ text }) => text);
  };

  it('a message is copied when it is sent', async () => {
    const texts = await textsOf('copy');
    expect(texts).toContain("to be packed: ['tea']");
    expect(texts.at(-2)).toBe("on my order: ['tea', 'milk']");
  });

  it('an object loses its class on the way, and its data can be made into one again', async () => {
    const texts = await textsOf('class');
    expect(texts.filter((text) => /^(?:a Price|label|made anew)/u.test(text))).toEqual([
      'a Price: true',
      'label: €3.20',
      'a Price: false',
      'label: undefined',
      'made anew: €3.20',
    ]);
  });

  it('what was transferred has length 0 where it was, even when it has come back', async () => {
    const texts = await textsOf('transfer');
    expect(texts).toContain('after: 0 bytes, the first is undefined');
    expect(texts).toContain('once more: DataCloneError');
    expect(texts.slice(-2)).toEqual(['came back: 1000000 bytes, the first is 8', 'by the old name: 0 bytes']);
  });

  it('what another thread adds to shared memory is there, and what it adds to a copy is not', async () => {
    expect((await textsOf('share')).slice(-2)).toEqual(['my page: 0', 'the board: 1']);
  });

  it('the exercise begins with two copies', async () => {
    expect((await textsOf('zero-copy')).toSorted()).toEqual([
      'came back: the first value is 140',
      'left in the worker: 12000000 bytes',
      'left on main: 12000000 bytes',
    ]);
  });
});
