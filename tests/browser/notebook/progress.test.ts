import { beforeEach, expect, test } from 'vitest';
import { forgetNotebook, openPage } from './notebook-page.ts';

const open = async () => (await openPage()).notebook;
const files = (text: string) => [{ name: 'main.ts', text }] as const;
const attempt = { exercise: 'bank', at: 5, ms: 1, status: 'marked', share: 1, digest: 'x' } as const;

beforeEach(forgetNotebook);

test('what one machine exports another takes in, and loses nothing of its own', async () => {
  const page = await open();
  await page.recordPlace({ path: 'a/b', title: 'B' }, 'end');
  await page.recordRun('a/b', 'count');
  await page.recordAttempt(attempt);
  await page.keepDraft({ program: 'a/b/count', original: 'o', files: files('theirs'), at: 10 }, undefined);
  const told = page.printProgress(await page.wholeProgress());

  await forgetNotebook();
  const other = await open();
  await other.keepDraft({ program: 'a/b/count', original: 'o', files: files('mine'), at: 20 }, undefined);
  await other.recordAttempt({ ...attempt, at: 6 });
  const read = other.parseProgress(told);
  if (!read.ok) throw new Error(read.message);
  await other.takeInProgress(read.progress);
  await other.takeInProgress(read.progress);

  expect((await other.draftOf('a/b/count'))?.files).toEqual(files('mine'));
  expect((await other.versionsOf('a/b/count')).map(({ version }) => version.files)).toEqual([files('theirs')]);
  expect((await other.attemptsOf('bank')).map(({ at }) => at)).toEqual([5, 6]);
  const [visit] = await other.allVisits();
  expect(visit).toMatchObject({ path: 'a/b', title: 'B', anchor: 'end' });
  expect(Object.keys(visit!.programs)).toEqual(['count']);
});

test('a later draft that is taken in becomes the draft, and the one that was there an earlier version', async () => {
  const page = await open();
  await page.keepDraft({ program: 'playground', original: 'o', files: files('mine'), at: 10 }, undefined);
  const read = page.parseProgress(
    JSON.stringify({
      format: 'course-progress/1',
      visits: [],
      attempts: [],
      texts: [{ program: 'playground', original: 'o', files: files('theirs'), at: 30, draftAt: 30 }],
    }),
  );
  if (!read.ok) throw new Error(read.message);
  await page.takeInProgress(read.progress);
  expect((await page.draftOf('playground'))?.files).toEqual(files('theirs'));
  expect((await page.versionsOf('playground')).map(({ version }) => version.files)).toEqual([files('mine')]);
});

test('erasing leaves nothing, not even what was set aside', async () => {
  const page = await open();
  await page.recordAttempt(attempt);
  await page.transact(['drafts'], 'readwrite', (shelves) => shelves.put('drafts', 17, 'a/b/count'));
  expect(await page.draftOf('a/b/count')).toBeUndefined();
  expect(await page.countSetAside()).toBe(1);
  expect(JSON.parse(await page.printSetAside())).toEqual([{ store: 'drafts', key: 'a/b/count', value: 17 }]);
  await page.eraseNotebook();
  expect(await page.wholeProgress()).toEqual({ format: 'course-progress/1', visits: [], attempts: [], texts: [] });
  expect(await page.countSetAside()).toBe(0);
});
