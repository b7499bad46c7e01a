import { vi } from 'vitest';
import { patience, type EnginePage } from './engine-page.ts';

/** What a reader finds in a cell. */
export type CellView = {
  /** `null` before the first run and while one is under way. */
  readonly outcome: string | null;
  readonly lines: readonly { readonly lane: string; readonly text: string }[];
  readonly problems: readonly string[];
};

/** A cell of a page by its title, found and used through the roles and names that the page promises. */
export type EngineCell = {
  readonly press: (button: string) => Promise<void>;
  readonly pick: (machine: string) => Promise<void>;
  /** Opens the editor and puts `text` in the place of the file. */
  readonly edit: (file: string, text: string) => Promise<void>;
  readonly read: () => Promise<CellView>;
  /** Waits until a run has ended, and reads what it left. */
  readonly ended: () => Promise<CellView>;
};

/** Waits until the page has the cell, in view. */
export async function cellOf(page: EnginePage, title: string): Promise<EngineCell> {
  const selector = `section[aria-label=${JSON.stringify(`Program: ${title}`)}]`;
  await vi.waitFor(async () => {
    const isThere = await page.evaluate((selector) => {
      const cell = document.querySelector(selector);
      cell?.scrollIntoView({ block: 'center' });
      return cell !== null;
    }, selector);
    if (!isThere) throw new Error(`The page has no cell ${title}`);
  }, patience);
  const use = (role: string, name: string, act: 'click' | 'focus'): Promise<void> =>
    vi.waitFor(async () => {
      const complaint = await page.evaluate(useControl, selector, role, name, act);
      if (complaint !== null) throw new Error(complaint);
    }, patience);
  const read = (): Promise<CellView> => page.evaluate(readCell, selector);
  return {
    press: (button) => use('button', button, 'click'),
    pick: (machine) => use('radio', machine, 'click'),
    edit: async (file, text) => {
      await use('code', `Code: ${file}`, 'click');
      await use('textbox', `Code: ${file}`, 'focus');
      await page.retype(text);
    },
    read,
    ended: () =>
      vi.waitFor(async () => {
        const view = await read();
        if (view.outcome === null) throw new Error(`No run of ${title} has ended: ${JSON.stringify(view)}`);
        return view;
      }, patience),
  };
}

/** Executed in the page: uses a control of a cell, or says why it cannot. */
function useControl(selector: string, role: string, name: string, act: 'click' | 'focus'): string | null {
  const native: Readonly<Record<string, string>> = {
    button: 'button',
    radio: 'input[type=radio]',
    textbox: 'textarea',
    code: 'pre, [tabindex]',
  };
  const cell = document.querySelector(selector);
  const candidates = [...(cell?.querySelectorAll<HTMLElement>(`[role=${role}], ${native[role] ?? role}`) ?? [])];
  const nameOf = (element: HTMLElement): string => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const label = element.getAttribute('aria-label') ?? labels.map((one) => one.textContent).join(' ');
    return (label === '' ? element.textContent : label).trim();
  };
  const found = candidates.find((element) => nameOf(element) === name);
  if (found === undefined) return `There is no ${role} ${name}, but ${candidates.map(nameOf).join(', ')}`;
  if (found instanceof HTMLButtonElement || found instanceof HTMLInputElement) {
    if (found.disabled) return `The ${role} ${name} is disabled`;
  }
  found[act]();
  return act === 'focus' && document.activeElement !== found ? `The ${role} ${name} does not take the focus` : null;
}

/** Executed in the page: what a cell shows now. */
function readCell(selector: string): CellView {
  const cell = document.querySelector(selector);
  const textsOf = (list: string): HTMLElement[] => [...(cell?.querySelectorAll<HTMLElement>(list) ?? [])];
  const textOf = (element: HTMLElement): string => element.textContent.trim().replace(/\s+/g, ' ');
  return {
    outcome: cell?.hasAttribute('data-busy') === true ? null : (cell?.getAttribute('data-outcome') ?? null),
    lines: textsOf('[role=log] [data-level]').map((item) => ({ lane: item.dataset['lane'] ?? '', text: textOf(item) })),
    problems: textsOf('[aria-label=Problems] > *').map(textOf),
  };
}
