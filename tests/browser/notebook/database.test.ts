import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import type { Keeping } from '../../../src/runtime/notebook/keeping.ts';
import { forgetNotebook, openPage, settled } from './notebook-page.ts';
import type { NotebookPage } from './notebook-page.ts';

const settings = { store: 'settings', schema: v.strictObject({ format: v.literal(1), text: v.string() }) } as const;
const versions = { store: 'versions', schema: v.strictObject({ program: v.string(), text: v.string() }) } as const;
const anything = { store: 'aside', schema: v.unknown() } as const;

const keepingOf = ({ onKeeping }: NotebookPage['notebook']): Keeping | undefined => {
  let now: Keeping | undefined;
  onKeeping((keeping) => (now = keeping))();
  return now;
};

beforeEach(forgetNotebook);

test('a record is there for the next page', async () => {
  const { notebook, close } = await openPage();
  await notebook.keep(settings, { format: 1, text: 'kept' }, 'name');
  close();
  const { read } = (await openPage()).notebook;
  expect(await read(settings, 'name')).toEqual({ format: 1, text: 'kept' });
  expect(await read(settings, 'other')).toBeUndefined();
});

test('numbered records are found by a property, in the order in which they were kept', async () => {
  const { keep, readAll, remove } = (await openPage()).notebook;
  const keys = [];
  for (const [program, text] of [
    ['a', '1'],
    ['b', '2'],
    ['a', '3'],
  ] as const)
    keys.push(await keep(versions, { program, text }));
  expect((await readAll(versions, { index: 'program', is: 'a' })).map(({ value }) => value.text)).toEqual(['1', '3']);
  await remove('versions', keys[0]!);
  expect((await readAll(versions)).map(({ key }) => key)).toEqual(keys.slice(1));
});

test.each([
  ['of another type', 17],
  ['of a later format', { format: 2, text: 'from tomorrow' }],
  ['with something missing', { format: 1 }],
])('a record %s is set aside, whole, and is not there for who asks', async (_, value) => {
  const { read, readAll, transact } = (await openPage()).notebook;
  await transact(['settings'], 'readwrite', (shelves) => shelves.put('settings', value, 'name'));
  expect(await read(settings, 'name')).toBeUndefined();
  expect((await readAll(anything)).map((kept) => kept.value)).toEqual([{ store: 'settings', key: 'name', value }]);
  expect(await readAll(settings)).toEqual([]);
});

test('a transaction whose work fails has changed nothing, and says why', async () => {
  const { keep, read, transact } = (await openPage()).notebook;
  await keep(settings, { format: 1, text: 'before' }, 'name');
  const failing = transact(['settings'], 'readwrite', async (shelves) => {
    await shelves.put('settings', { format: 1, text: 'after' }, 'name');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await read(settings, 'name')).toEqual({ format: 1, text: 'before' });
});

test('two pages that count the same record lose no count', async () => {
  const counter = { store: 'settings', schema: v.number() } as const;
  const count = async ({ transact, readIn }: NotebookPage['notebook']): Promise<void> => {
    await transact(['settings', 'aside'], 'readwrite', async (shelves) => {
      const before = (await readIn(shelves, counter, 'count')) ?? 0;
      await shelves.put('settings', before + 1, 'count');
    });
  };
  const pages = [(await openPage()).notebook, (await openPage()).notebook];
  await Promise.all(pages.flatMap((page) => Array.from({ length: 20 }, () => count(page))));
  expect(await pages[0]!.read(counter, 'count')).toBe(40);
});

test('without storage all works in memory, and it is said once why', async () => {
  const { notebook: page } = await openPage(({ IDBFactory, DOMException }) => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not for you', 'SecurityError');
    };
  });
  const said: Keeping[] = [];
  page.onKeeping((keeping) => void said.push(keeping));
  await page.keep(settings, { format: 1, text: 'kept' }, 'name');
  expect(await page.read(settings, 'name')).toEqual({ format: 1, text: 'kept' });
  expect(said).toEqual([{ kept: true }, { kept: false, why: 'refused' }]);
  const first = await page.keep(versions, { program: 'a', text: '1' });
  await page.keep(versions, { program: 'a', text: '2' });
  await page.remove('versions', first);
  expect((await page.readAll(versions, { index: 'program', is: 'a' })).map(({ value }) => value.text)).toEqual(['2']);
});

test('a database of a later course is left as it is', async () => {
  const later = await settled(indexedDB.open('interleave', 2));
  later.close();
  const { notebook: page } = await openPage();
  await page.keep(settings, { format: 1, text: 'kept' }, 'name');
  expect(keepingOf(page)).toEqual({ kept: false, why: 'newer' });
  const again = await settled(indexedDB.open('interleave'));
  expect(again.version).toBe(2);
  again.close();
});

test('when a write finds no room, what was kept before stays readable and the write is there in memory', async () => {
  const { notebook: page, window } = await openPage();
  await page.keep(settings, { format: 1, text: 'before' }, 'one');
  window.IDBObjectStore.prototype.put = () => {
    throw new window.DOMException('no room', 'QuotaExceededError');
  };
  await page.keep(settings, { format: 1, text: 'after' }, 'two');
  expect(keepingOf(page)).toEqual({ kept: false, why: 'full' });
  expect(await page.read(settings, 'one')).toEqual({ format: 1, text: 'before' });
  expect(await page.read(settings, 'two')).toEqual({ format: 1, text: 'after' });
  expect(await (await openPage()).notebook.read(settings, 'two')).toBeUndefined();
});

test('a page whose database has been taken away begins a new one', async () => {
  const { notebook: page } = await openPage();
  await page.keep(settings, { format: 1, text: 'before' }, 'name');
  await forgetNotebook();
  await page.keep(settings, { format: 1, text: 'after' }, 'name');
  expect(keepingOf(page)).toEqual({ kept: true });
  expect(await (await openPage()).notebook.read(settings, 'name')).toEqual({ format: 1, text: 'after' });
});
