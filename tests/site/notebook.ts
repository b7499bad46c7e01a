import { expect, type Locator, type Page } from '@playwright/test';
import { codeBlockOf, edit, liveCell } from './cell.ts';
import { lessons } from './lessons.ts';

/** A program of a lesson, and its name in the notebook. */
export const basket = { title: 'A shopping basket', name: 'start/how-to-use-this-book/first' } as const;

/** The cell of {@link basket} once it shows what the notebook holds. */
export async function openBasket(page: Page): Promise<Locator> {
  await page.goto(lessons.book);
  return liveCell(page, basket.title);
}

/** Writes a text into a cell's only file, and waits until it is kept. */
export async function write(cell: Locator, text: string, name: string = basket.name): Promise<void> {
  await edit(cell, 'main.ts', text);
  await expectKept(cell.page(), name, text);
}

/** Waits until the notebook holds this text as a program's draft. */
export async function expectKept(page: Page, name: string, text: string | undefined): Promise<void> {
  await expect.poll(async () => textOf(await recordOf(page, 'drafts', name))).toBe(text);
}

/** The code that a cell shows where no editor is open, without its line ends. */
export async function codeOf(cell: Locator): Promise<string> {
  const lines = codeBlockOf(cell, 'main.ts').locator('[data-file="main.ts"]:visible [data-line]');
  return (await lines.allTextContents()).map((line) => line.replace(/\n$/, '')).join('\n');
}

/** A record of the notebook as it lies there. */
export async function recordOf(page: Page, store: string, key: string): Promise<unknown> {
  return page.evaluate(
    ([storeName, recordKey]) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('interleave');
        opening.onerror = () => reject(new Error('The notebook cannot be opened'));
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains(storeName)) {
            database.close();
            resolve(undefined);
            return;
          }
          const reading = database.transaction(storeName).objectStore(storeName).get(recordKey);
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result);
          };
        };
      }),
    [store, key] as const,
  );
}

/** Puts something in the place of a record of the notebook: `change` gets the record and gives the new one. */
export async function changeRecord(
  page: Page,
  store: string,
  key: string,
  record: Readonly<Record<string, unknown>> | number,
): Promise<void> {
  await page.evaluate(
    ([storeName, recordKey, changed]) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('interleave');
        opening.onsuccess = () => {
          const database = opening.result;
          const stored = database.transaction(storeName, 'readwrite').objectStore(storeName);
          const reading = stored.get(recordKey);
          reading.onsuccess = () => {
            const before: unknown = reading.result;
            const writing = stored.put(
              typeof changed === 'number' ? changed : Object.assign({}, before, changed),
              recordKey,
            );
            writing.onsuccess = () => {
              database.close();
              resolve();
            };
          };
        };
      }),
    [store, key, record] as const,
  );
}

function textOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('files' in record)) return undefined;
  const files: unknown = record.files;
  const file: unknown = Array.isArray(files) ? files.at(0) : undefined;
  return typeof file === 'object' && file !== null && 'text' in file && typeof file.text === 'string'
    ? file.text
    : undefined;
}
