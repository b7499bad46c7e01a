import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectContrast, expectNoSidewaysScrolling } from './accessibility.ts';
import { pageStates } from './page-states.ts';

async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('html')).toHaveCSS('color-scheme', new RegExp(theme));
}

for (const [name, open] of Object.entries(pageStates)) {
  test(`${name} is accessible in both themes and fits the screen`, { tag: '@narrow' }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    await setTheme(page, 'light');
    await expectAccessible(page);
    await setTheme(page, 'dark');
    await expectContrast(page);
    await expectNoSidewaysScrolling(page);
  });
}
