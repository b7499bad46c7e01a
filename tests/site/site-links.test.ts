import { expect, test } from '@playwright/test';
import { isLink, parseLink } from '../../src/runtime/program/link.ts';
import { isAssignmentLink, parseAssignmentLink } from '../../src/runtime/teaching/assignment-link.ts';

type FoundPage = { readonly url: string; readonly ids: ReadonlySet<string>; readonly links: readonly string[] };

/** Whether what stands behind the # is a program, an assignment, or a place on the page. */
function leadsSomewhere(hash: string, target: FoundPage | undefined): boolean {
  if (isLink(hash)) return parseLink(hash).ok;
  if (isAssignmentLink(hash)) return parseAssignmentLink(hash).ok;
  return hash === '' || target?.ids.has(decodeURIComponent(hash.slice(1))) === true;
}

test(
  'every link and every part of every page leads somewhere, within the base of the site',
  { tag: '@sub-path' },
  async ({ page, request, baseURL }) => {
    if (baseURL === undefined) throw new Error('The site has no address.');
    const pages = new Map<string, FoundPage>();
    const queue = [
      new URL('./', baseURL).href,
      new URL('./404.html', baseURL).href,
      new URL('./playground/', baseURL).href,
    ];
    const parts = new Set<string>();
    // A parser is all it takes: no script of the pages runs.
    await page.goto('about:blank');
    for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
      if (pages.has(url)) continue;
      const answer = await request.get(url);
      expect(answer.status(), url).toBe(200);
      const html = await answer.text();
      const found = await page.evaluate(
        ([text, address]) => {
          const parsed = Document.parseHTMLUnsafe(text);
          const all = (attribute: string, selector = `[${attribute}]`): string[] =>
            [...parsed.querySelectorAll(selector)].map(
              (element) => new URL(element.getAttribute(attribute) ?? '', address).href,
            );
          return {
            ids: [...parsed.querySelectorAll('[id]')].map(({ id }) => id),
            links: all('href', 'a[href]'),
            parts: [
              ...all('href', 'link[href]:not([rel=canonical], [rel=sitemap])'),
              ...all('src'),
              ...all('component-url'),
              ...all('renderer-url'),
            ],
          };
        },
        [html, url] as const,
      );
      pages.set(url, { url, ids: new Set(found.ids), links: found.links });
      const { origin } = new URL(baseURL);
      for (const link of found.links.filter((one) => one.startsWith(origin))) {
        const { href } = new URL(link);
        queue.push(href.replace(/#.*$/, ''));
      }
      for (const part of found.parts) parts.add(part);
    }
    expect(pages.size).toBeGreaterThanOrEqual(6);

    const { origin } = new URL(baseURL);
    const wrong: string[] = [];
    for (const { url, links } of pages.values()) {
      for (const link of links.filter((one) => one.startsWith(origin))) {
        const { href, hash } = new URL(link);
        const target = pages.get(href.replace(/#.*$/, ''));
        if (!link.startsWith(baseURL)) wrong.push(`${url} leads out of the base: ${link}`);
        else if (!leadsSomewhere(hash, target)) wrong.push(`${url} leads nowhere: ${link}`);
      }
    }
    for (const part of parts) {
      const answer = await request.get(part);
      if (!part.startsWith(baseURL) || !answer.ok()) wrong.push(`${part} answers ${answer.status()}`);
    }
    expect(wrong).toEqual([]);
  },
);

test(
  'an address that leads nowhere is answered with 404 and the page for lost readers',
  { tag: '@sub-path' },
  async ({ page }) => {
    const answer = await page.goto('./nothing/here/');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
    await page.getByRole('main').getByRole('link', { name: 'course' }).click();
    await expect(page.getByRole('heading', { name: 'The path through the course' })).toBeInViewport();
  },
);

test(
  'the home page leads to the first lesson, and each lesson to the next',
  { tag: ['@sub-path', '@narrow'] },
  async ({ page }) => {
    await page.goto('./');
    await page.getByRole('link', { name: 'Start with lesson one' }).click();
    for (const title of [
      'How to use this book',
      'Tasks, time and overlap',
      'Concurrency is not parallelism',
      'CPU-bound or waiting? What each can gain',
      'Seven claims from the web, tested',
    ]) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await page.locator('a[rel=next]').click();
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A second event loop');
  },
);
