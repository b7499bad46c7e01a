import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { printLink } from '../../src/runtime/program/link.ts';
import { courseEverywhere, everything } from '../same-course.ts';
import { cellOf, type EngineCell } from './engine-cell.ts';
import { patience, type Engine, type EnginePage } from './engine-page.ts';
import { reach, readShop, shopOf } from './engine-shop.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const site = inject('site');
const lesson = `${site}start/how-to-use-this-book/`;

const comlinkAcrossTwo = {
  title: 'Two calls',
  machine: { kind: 'workers', workers: 2 },
  files: [
    {
      name: 'main.ts',
      text: `import * as Comlink from "comlink";
import type { Api } from "./api.ts";
const start = () => Comlink.wrap<Api>(new Worker(new URL("./api.ts", import.meta.url), { type: "module" }));
const [one, two] = [start(), start()];
console.log(await Promise.all([one.triple(1), two.triple(2)]));`,
    },
    {
      name: 'api.ts',
      text: `import * as Comlink from "comlink";
const api = {
  triple(n: number) {
    console.log("triple", n);
    return n * 3;
  },
};
export type Api = typeof api;
Comlink.expose(api);`,
    },
  ],
} as const;

/** The far end of a port dies while a timer keeps the run alive. */
const portToADeadThread = {
  title: 'A port to a dead thread',
  machine: { kind: 'workers', workers: 2 },
  files: [
    {
      name: 'main.ts',
      text: `import * as Comlink from "comlink";
const ticking = setInterval(() => {}, 50);
const worker = new Worker(new URL("./api.ts", import.meta.url), { type: "module" });
const api = Comlink.wrap<any>(worker);
const answer = (await api.later())().catch((error: Error) => console.log(error.message));
worker.terminate();
await answer;
clearInterval(ticking);`,
    },
    {
      name: 'api.ts',
      text: `import * as Comlink from "comlink";
Comlink.expose({ later: () => Comlink.proxy(() => new Promise(() => {})) });`,
    },
  ],
} as const;

describe.each([
  ['Firefox', startFirefox],
  ['WebKitGTK', startWebKit],
] as const)('in %s', (_name, start) => {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  const page = (): EnginePage => {
    if (engine === undefined) throw new Error('The engine did not start.');
    return engine.page;
  };
  const cellAt = async (url: string, title: string): Promise<EngineCell> => {
    await page().open(url);
    return cellOf(page(), title);
  };

  test('a program of a lesson runs as it is', async () => {
    const cell = await cellAt(lesson, 'A shopping basket');
    await cell.press('Run');
    const { outcome, lines } = await cell.ended();
    expect(outcome).toBe('completed');
    expect(lines.slice(0, 3)).toEqual([
      { lane: 'main', text: 'bread 320' },
      { lane: 'main', text: 'milk 470' },
      { lane: 'main', text: 'tea 880' },
    ]);
  });

  test('an edited program runs as edited', async () => {
    const cell = await cellAt(lesson, 'A shopping basket');
    await cell.edit('main.ts', 'console.log("edited", 6 * 7)');
    await cell.press('Run');
    expect(await cell.ended()).toMatchObject({ outcome: 'completed', lines: [{ lane: 'main', text: 'edited 42' }] });
  });

  test('an endless loop in a worker is stopped, and the next run works', async () => {
    const cell = await cellAt(lesson, 'A loop that you can make endless');
    await cell.edit('main.ts', 'console.log("spinning"); while (true) {}');
    await cell.press('Run');
    await expect.poll(async () => (await cell.read()).lines.map(({ text }) => text), patience).toEqual(['spinning']);
    await cell.press('Stop');
    expect(await cell.ended()).toMatchObject({ outcome: 'stopped', lines: [{ text: 'spinning' }] });
    await cell.press('Reset');
    await cell.press('Run');
    await expect.poll(async () => (await cell.read()).outcome, patience).toBe('completed');
  });

  test('an error is named with the line of the program that threw it', async () => {
    const cell = await cellAt(lesson, 'A price is missing');
    await cell.press('Run');
    const { outcome, problems } = await cell.ended();
    expect(outcome).toBe('threw');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/main\.ts:9.*no price for tea|no price for tea.*main\.ts:9/);
  });

  test('comlink calls two workers', async () => {
    const link = printLink(comlinkAcrossTwo);
    if (!link.ok) throw new Error(link.message);
    const cell = await cellAt(`${site}playground/${link.hash}`, comlinkAcrossTwo.title);
    await cell.press('Run');
    const { outcome, lines } = await cell.ended();
    expect(outcome).toBe('completed');
    expect(lines.map(({ lane }) => lane).sort()).toEqual(['main', 'worker-1', 'worker-2']);
    expect(lines.find(({ lane }) => lane === 'main')?.text).toContain('3, 6');
  });

  test('a call over a port to a thread that died is rejected while the run goes on', async () => {
    const link = printLink(portToADeadThread);
    if (!link.ok) throw new Error(link.message);
    const cell = await cellAt(`${site}playground/${link.hash}`, portToADeadThread.title);
    await cell.press('Run');
    const { outcome, lines } = await cell.ended();
    expect(outcome).toBe('completed');
    expect(lines.map(({ text }) => text)).toEqual(['The call was not answered: worker-1 (api.ts) has ended']);
  });

  test('the simulated machine takes the very same course as in every other engine', async () => {
    const link = printLink(everything);
    if (!link.ok) throw new Error(link.message);
    const cell = await cellAt(`${site}playground/${link.hash}`, everything.title);
    await cell.press('Run');
    const { outcome, lines } = await cell.ended();
    expect({ outcome, lines }).toEqual({
      outcome: 'completed',
      lines: [{ lane: 'main', text: courseEverywhere.done }],
    });
    const digest = (): Promise<string | undefined> =>
      page().evaluate(() => document.querySelector('[data-digest]')?.textContent ?? undefined);
    await expect.poll(digest, patience).toBe(courseEverywhere.digest);
  });

  test('the shop of the first page is run again by a slider, from the keyboard, and plays', async () => {
    await page().open(site);
    await shopOf(page());
    expect((await readShop(page())).rows).toEqual([
      'Ada1:561:100:203:26',
      'Ben0:360:200:201:16',
      'Cleo1:560:500:203:06',
      'Dan1:440:400:202:44',
    ]);
    await reach(page(), 'Cashiers');
    await page().press('ArrowRight');
    await expect
      .poll(() => readShop(page()), patience)
      .toMatchObject({
        cashiers: '2 cashiers',
        says: expect.stringMatching(
          /^Two cashiers, switching every 10 seconds: two customers at the same moment/,
        ) as unknown,
        rows: ['Ada0:461:100:202:16', 'Ben0:030:200:200:43', 'Cleo0:260:500:201:36', 'Dan0:350:400:201:35'],
      });
    await reach(page(), 'Time in the shop');
    await page().press('Home');
    await expect.poll(async () => (await readShop(page())).seconds, patience).toBe(0);
    await reach(page(), 'Play');
    await expect.poll(async () => (await readShop(page())).seconds, patience).toBeGreaterThan(0);
    await reach(page(), 'Pause');
    const { seconds, people } = await readShop(page());
    expect(people).toHaveLength(4);
    expect((await readShop(page())).seconds).toBe(seconds);
  });

  test('a word of the glossary shows its meaning beside it', async () => {
    await page().open(`${site}many-threads/a-second-event-loop/`);
    const distance = () =>
      page().evaluate(() => {
        const word = document.querySelector<HTMLElement>('#term-blocking > a');
        const note = word?.nextElementSibling;
        word?.scrollIntoView({ block: 'center', behavior: 'instant' });
        // Asked again, it takes the focus anew.
        word?.blur();
        word?.focus();
        if (!word || !note?.matches(':popover-open')) return 'The note is not open.';
        const [at, box] = [word.getBoundingClientRect(), note.getBoundingClientRect()];
        return Math.round(Math.max(box.top - at.bottom, at.top - box.bottom));
      });
    await expect.poll(distance, patience).toBe(6);
  });
});
