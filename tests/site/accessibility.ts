import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with every rule of WCAG 2.2 AA, and of good practice, that the page as it stands breaks, and where. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  expect(await violationsFoundBy(axeOn(page).withTags(tags))).toEqual([]);
}

/** Fails where the page in its present colours breaks one of those rules that look at colours: the others see no theme. */
export async function expectContrast(page: Page): Promise<void> {
  expect(await violationsFoundBy(axeOn(page).withRules(['color-contrast', 'link-in-text-block']))).toEqual([]);
}

/**
 * Fails where the page breaks one of those rules that look at sizes, at places and at what is shown at all, in its present
 * width: the others see the same page as in any other.
 */
export async function expectFitting(page: Page): Promise<void> {
  const rules = [
    'target-size',
    'color-contrast',
    'scrollable-region-focusable',
    'button-name',
    'link-name',
    'label',
    'landmark-unique',
    'page-has-heading-one',
    'heading-order',
    'region',
  ];
  expect(await violationsFoundBy(axeOn(page).withRules(rules))).toEqual([]);
}

/** Fails where the page can be scrolled sideways. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const overhang = (): Promise<number> =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  // What is drawn to measure follows a new width one frame later.
  await expect.poll(overhang, { message: 'pixels that the page is wider than the screen' }).toBe(0);
}

function axeOn(page: Page): AxeBuilder {
  // A program's own document says what its program draws into it.
  return new AxeBuilder({ page }).exclude('iframe');
}

async function violationsFoundBy(axe: AxeBuilder): Promise<readonly unknown[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ target }) => target.join(' ')) }));
}
