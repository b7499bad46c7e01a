import type { BenchPage, Point } from './browser/page.ts';
import { printLink, type LinkedProgram } from '../../src/runtime/program/link.ts';

/** A cell of the page, by its id, driven as a reader drives it. */
export type BenchCell = {
  readonly program: string;
  /** Puts the cell in the middle of the window and waits until it lives. */
  readonly wake: () => Promise<void>;
  readonly runButton: () => Promise<Point>;
  readonly stopButton: () => Promise<Point>;
  /** Waits until a line of the output holds this text, and gives that line. */
  readonly line: (text: string, limitMs?: number) => Promise<string>;
  /** Waits for the end of the run, and gives its outcome. */
  readonly outcome: (limitMs?: number) => Promise<string>;
  /** Waits until a run is under way. */
  readonly busy: () => Promise<void>;
  /** Clicks the code and waits until the editor can be typed into. */
  readonly openEditor: () => Promise<void>;
};

/** The cell with this id on a page. */
export function cellOf(page: BenchPage, program: string): BenchCell {
  const middleOf = (selector: string, text: string): Promise<Point> =>
    page.evaluate(
      (id, within, label) => {
        const found = [...document.querySelectorAll(`[data-program="${id}"] ${within}`)].find(
          (element) => label === '' || element.textContent.trim() === label,
        );
        if (!found) throw new Error(`Cell ${id} has no ${within} ${label}`);
        const { left, top, width, height } = found.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
      program,
      selector,
      text,
    );
  const cell: BenchCell = {
    program,
    wake: async () => {
      await page.evaluate(
        (id) =>
          document.querySelector(`[data-program="${id}"]`)?.scrollIntoView({ block: 'center', behavior: 'instant' }),
        program,
      );
      await page.waitFor(
        (id) => {
          const found = document.querySelector(`[data-program="${id}"]`);
          return found !== null && found.closest('astro-island[ssr]') === null;
        },
        [program] as const,
      );
    },
    runButton: () => middleOf('button', 'Run'),
    stopButton: () => middleOf('button', 'Stop'),
    line: async (text, limitMs) => {
      await page.waitFor(
        (id, wanted) =>
          [...document.querySelectorAll(`[data-program="${id}"] [role=log] li`)].some((line) =>
            line.textContent.includes(wanted),
          ),
        [program, text] as const,
        limitMs,
      );
      return page.evaluate(
        (id, wanted) =>
          [...document.querySelectorAll(`[data-program="${id}"] [role=log] li`)].find((line) =>
            line.textContent.includes(wanted),
          )?.textContent ?? '',
        program,
        text,
      );
    },
    outcome: async (limitMs) => {
      await page.waitFor(
        (id) => document.querySelector(`[data-program="${id}"][data-outcome]`) !== null,
        [program] as const,
        limitMs,
      );
      return page.evaluate(
        (id) => document.querySelector<HTMLElement>(`[data-program="${id}"]`)?.dataset['outcome'] ?? '',
        program,
      );
    },
    busy: () =>
      page.waitFor((id) => document.querySelector(`[data-program="${id}"][data-busy]`) !== null, [program] as const),
    openEditor: async () => {
      const code = await page.evaluate((id) => {
        const { left, top } = document.querySelector(`[data-program="${id}"] .cell-static`)!.getBoundingClientRect();
        return { x: left + 120, y: top + 20 };
      }, program);
      await page.movePointer(code);
      await page.click(code);
      await page.waitFor(
        (id) =>
          document.activeElement?.matches(
            `[data-program="${id}"] [data-editor] :is(textarea, [role=textbox], [contenteditable])`,
          ),
        [program] as const,
      );
    },
  };
  return cell;
}

/** Opens a program in the playground by its link, and gives the cell. */
export async function openInPlayground(page: BenchPage, origin: string, program: LinkedProgram): Promise<BenchCell> {
  const link = printLink(program);
  if (!link.ok) throw new Error(link.message);
  await page.open(`${origin}/playground/${link.hash}`);
  const cell = cellOf(page, 'playground');
  await cell.wake();
  await page.waitFor(
    (title) => document.querySelector('[data-program=playground]')?.getAttribute('aria-label') === `Program: ${title}`,
    [program.title ?? 'Playground'] as const,
  );
  return cell;
}
