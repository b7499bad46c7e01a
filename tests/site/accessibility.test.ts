import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectContrast, expectFitting, expectNoSidewaysScrolling } from './accessibility.ts';
import { pageStates } from './page-states.ts';

const phone = { width: 390, height: 844 } as const;

async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('html')).toHaveCSS('color-scheme', new RegExp(theme));
}

for (const [name, open] of Object.entries(pageStates)) {
  test(`${name} is accessible in both themes, and fits a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    await setTheme(page, 'light');
    await expectAccessible(page);
    await setTheme(page, 'dark');
    await expectContrast(page);
    await expectNoSidewaysScrolling(page);
    // The same page made narrow: what its states took to come about is not done twice.
    await page.setViewportSize(phone);
    await expectNoSidewaysScrolling(page);
    await expectFitting(page);
  });
}
