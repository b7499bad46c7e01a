import { expect, test } from '@playwright/test';
import { lessons } from './lessons.ts';
import { playground } from './playground.ts';

/** What a page and its workers need to share memory, and the policy of the site: docs/decisions/0002-sandbox.md. */
const expected = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;

test('everything comes with the headers of the site', { tag: '@sub-path' }, async ({ request }) => {
  for (const address of ['./', lessons.book, playground, './404.html', './favicon.svg', './service-worker.js']) {
    const answer = await request.get(address);
    expect(answer.ok(), address).toBe(true);
    expect(answer.headers(), address).toMatchObject(expected);
  }
});

test(
  'every page is isolated, so that its programs can share memory, and carries the policy without headers, too',
  { tag: '@sub-path' },
  async ({ page }) => {
    for (const address of ['./', lessons.book, playground, './404.html']) {
      await page.goto(address);
      expect(await page.evaluate(() => crossOriginIsolated), address).toBe(true);
      const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
      await expect(policy, address).toHaveAttribute('content', expected['content-security-policy']);
    }
  },
);
