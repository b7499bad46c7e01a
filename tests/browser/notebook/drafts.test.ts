import { beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../src/runtime/notebook/drafts.ts';
import { forgetNotebook, openPage } from './notebook-page.ts';

const program = 'unit/lesson/count';
const draft = (text: string, at = 1_000): Omit<Draft, 'format' | 'revision'> => ({
  program,
  original: 'original',
  files: [{ name: 'main.ts', text }],
  at,
});
const open = async () => (await openPage()).notebook;
type Notebook = Awaited<ReturnType<typeof open>>;
const textOf = async ({ openDraft }: Notebook, original = 'original') =>
  (await openDraft(program, original, ['main.ts']))?.files[0].text;
const versionsIn = async ({ versionsOf }: Notebook) =>
  (await versionsOf(program)).map(({ version }) => `${version.why}: ${version.files[0].text}`);
const baseOf = async ({ draftOf }: Notebook) => (await draftOf(program))?.revision;

beforeEach(async () => {
  localStorage.clear();
  await forgetNotebook();
});

test.each([
  ['CRLF and CR', 'a\r\nb\rc\n'],
  ['a byte order mark', '\ufeffa'],
  ['lone surrogates', 'a\ud800b\udc00'],
  ['NUL and separators of lines', 'a\0b\u2028c'],
  ['nothing', ''],
])('a draft with %s comes back byte for byte', async (_, text) => {
  await (await open()).keepDraft(draft(text), undefined);
  expect(await textOf(await open())).toBe(text);
});

test('a draft that rests on another original becomes a version, and the reader sees the new original', async () => {
  const page = await open();
  await page.keepDraft(draft('mine'), undefined);
  expect(await textOf(page, 'new original')).toBeUndefined();
  expect(await versionsIn(page)).toEqual(['new-original: mine']);
  expect(await page.draftOf(program)).toBeUndefined();
});

test('a draft whose files are not those of the program becomes a version', async () => {
  const page = await open();
  await page.keepDraft(draft('mine'), undefined);
  expect(await page.openDraft(program, 'original', ['main.ts', 'lib.ts'])).toBeUndefined();
  expect(await versionsIn(page)).toEqual(['new-original: mine']);
});

test('two pages that write the same draft: the second is told of the first, and nothing is overwritten', async () => {
  const [one, other] = [await open(), await open()];
  expect((await one.keepDraft(draft('one'), undefined)).status).toBe('kept');
  const written = await other.keepDraft(draft('other'), undefined);
  expect(written).toMatchObject({ status: 'rival', theirs: { files: [{ text: 'one' }] } });
  expect(await textOf(other)).toBe('one');
  expect((await other.keepDraft(draft('other'), await baseOf(one))).status).toBe('kept');
  expect((await one.dropDraft(program, undefined)).status).toBe('rival');
  expect(await textOf(one)).toBe('other');
});

test('of two pages that write at the same time one is told of the other', async () => {
  const [one, other] = [await open(), await open()];
  const written = await Promise.all([
    one.keepDraft(draft('one'), undefined),
    other.keepDraft(draft('other'), undefined),
  ]);
  expect(written.map(({ status }) => status).sort()).toEqual(['kept', 'rival']);
});

test('another page hears of a draft, and the one that wrote it does not', async () => {
  const [one, other] = [await open(), await open()];
  const heard: string[] = [];
  one.onDraftElsewhere(program, () => void heard.push('one'));
  other.onDraftElsewhere(program, () => void heard.push('other'));
  other.onDraftElsewhere('unit/lesson/another', () => void heard.push('another program'));
  await one.keepDraft(draft('mine'), undefined);
  await vi.waitFor(() => expect(heard).toEqual(['other']));
});

test('at most twenty versions of a program are kept, and equal texts once', async () => {
  const page = await open();
  const version = (text: string, at: number) =>
    page.keepVersion({ program, original: 'original', files: [{ name: 'main.ts', text }], at, why: 'reset' });
  for (let at = 1; at <= 25; at += 1) await version(`text ${at}`, at);
  await version('text 25', 26);
  const kept = await versionsIn(page);
  expect(kept).toHaveLength(20);
  expect(kept[0]).toBe('reset: text 25');
  expect(kept.at(-1)).toBe('reset: text 1');
  expect(new Set(kept).size).toBe(20);
});

test('what a page could not keep before it was closed is the draft of the next one', async () => {
  const page = await open();
  await page.keepDraft(draft('before'), undefined);
  const base = await baseOf(page);
  page.leaveLastWords({ format: 1, ...draft('last\ud800 words'), base: base ?? null });
  const next = await open();
  await next.keepLastWords(program);
  expect(await textOf(next)).toBe('last\ud800 words');
  await next.keepLastWords(program);
  expect(await versionsIn(next)).toEqual([]);
});

test('last words that somebody has written over in the meantime become a version', async () => {
  const page = await open();
  await page.keepDraft(draft('theirs'), undefined);
  page.leaveLastWords({ format: 1, ...draft('last words'), base: null });
  await page.keepLastWords(program);
  expect(await textOf(page)).toBe('theirs');
  expect(await versionsIn(page)).toEqual(['other-tab: last words']);
});

test('last words that cannot be read are passed over', async () => {
  localStorage.setItem(`interleave-last-words:${program}`, '{"format":2}');
  const page = await open();
  await page.keepLastWords(program);
  expect(await textOf(page)).toBeUndefined();
});
