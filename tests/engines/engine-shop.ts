import { vi } from 'vitest';
import { patience, type EnginePage } from './engine-page.ts';

/** What a reader finds in the cashier's shop on the first page. */
export type ShopView = {
  /** The rows of its table, without the head. */
  readonly rows: readonly string[];
  readonly says: string;
  readonly cashiers: string;
  /** Where each customer is at this moment. */
  readonly people: readonly string[];
  readonly seconds: number;
};

/** Waits until the shop lives. */
export async function shopOf(page: EnginePage): Promise<void> {
  await vi.waitFor(async () => {
    const lives = await page.evaluate(() => {
      const shop = document.querySelector('section[aria-labelledby=cashier]');
      shop?.scrollIntoView({ block: 'center' });
      return [...(shop?.querySelectorAll('button') ?? [])].some(
        (button) => button.textContent.trim() === 'Play' && !button.disabled,
      );
    });
    if (!lives) throw new Error('The shop has nothing to press.');
  }, patience);
}

/** Presses a button of the shop, or gives the focus to one of its sliders; throws for a name that it does not have. */
export async function reach(page: EnginePage, name: string): Promise<void> {
  const found = await page.evaluate((wanted) => {
    const shop = document.querySelector('section[aria-labelledby=cashier]');
    for (const button of shop?.querySelectorAll('button') ?? []) {
      if (button.textContent.trim() !== wanted) continue;
      button.click();
      return true;
    }
    for (const slider of shop?.querySelectorAll<HTMLInputElement>('input[type=range]') ?? []) {
      const label = slider.getAttribute('aria-label') ?? slider.labels?.[0]?.textContent ?? '';
      if (!label.trim().startsWith(wanted)) continue;
      slider.focus();
      return document.activeElement === slider;
    }
    return false;
  }, name);
  if (!found) throw new Error(`The shop has no ${name} that can be reached`);
}

/** Reads the shop as it stands. */
export function readShop(page: EnginePage): Promise<ShopView> {
  return page.evaluate(() => {
    const shop = document.querySelector('section[aria-labelledby=cashier]');
    const textsOf = (selector: string): string[] =>
      [...(shop?.querySelectorAll(selector) ?? [])].map((element) => element.textContent.trim().replace(/\s+/g, ' '));
    const sliders = [...(shop?.querySelectorAll<HTMLInputElement>('input[type=range]') ?? [])];
    return {
      rows: textsOf('tbody tr'),
      says: textsOf('[role=status]')[0] ?? '',
      cashiers:
        sliders
          .find((slider) => slider.labels?.[0]?.textContent.trim().startsWith('Cashiers'))
          ?.getAttribute('aria-valuetext') ?? '',
      people: textsOf('[aria-label="Customers at this moment"] > li'),
      seconds: Number(
        sliders.find((slider) => slider.getAttribute('aria-label') === 'Time in the shop')?.value ?? Number.NaN,
      ),
    };
  });
}
