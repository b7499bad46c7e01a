import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as v from 'valibot';
import { ItemView } from '../../src/components/items/ItemView.tsx';
import { itemSchema } from '../../src/runtime/grading/items/item.ts';
import { markItem } from '../../src/runtime/grading/items/mark-item.ts';
import type { ExerciseMark, Item, ItemResponse } from '../../src/runtime/index.ts';

let host: HTMLElement | undefined;

afterEach(() => {
  if (!host) return;
  render(null, host);
  host.remove();
  host = undefined;
});

/** Shows an item with a button that checks it, as an exercise does. */
function show(written: unknown): {
  readonly mark: () => ExerciseMark | undefined;
  readonly response: () => ItemResponse | undefined;
} {
  const item: Item = v.parse(itemSchema, written);
  const response = signal<ItemResponse | undefined>(undefined);
  const mark = signal<ExerciseMark | undefined>(undefined);
  const Exercise = () => (
    <main>
      <ItemView
        item={item}
        response={response.value}
        onResponse={(next) => (response.value = next)}
        mark={mark.value}
      />
      <button type="button" onClick={() => (mark.value = response.value && markItem(item, response.value))}>
        Check
      </button>
    </main>
  );
  host = document.body.appendChild(document.createElement('div'));
  render(<Exercise />, host);
  return { mark: () => mark.value, response: () => response.value };
}

const worker = {
  kind: 'parsons',
  question: 'Put the worker together.',
  blocks: [
    { id: 'listen', text: 'self.onmessage = () => {' },
    { id: 'answer', text: 'self.postMessage("here");', indent: 1 },
    { id: 'end', text: '};' },
  ],
  distractors: [{ id: 'give-back', text: 'return "here";', because: 'Nobody called it.' }],
};

const options = (): readonly string[] =>
  page
    .getByRole('option')
    .elements()
    .map((element) => element.textContent);
const active = (): string | undefined => {
  const list = page.getByRole('listbox').element();
  return document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.dataset['id'];
};

test('blocks are put together by keyboard alone, from Tab to the mark', async () => {
  const { mark } = show(worker);
  expect(options()).toHaveLength(4);
  await userEvent.tab();
  await expect.element(page.getByRole('listbox', { name: 'Blocks of the program' })).toHaveFocus();

  /** Makes a block the active one, and brings it into the program. */
  const bringIn = async (id: string): Promise<void> => {
    await userEvent.keyboard('{Home}');
    for (let presses = 0; active() !== id && presses < 6; presses += 1) await userEvent.keyboard('{ArrowDown}');
    expect(active()).toBe(id);
    await userEvent.keyboard('{Enter}{ArrowUp}{Enter}');
  };
  await bringIn('listen');
  await bringIn('answer');
  await userEvent.keyboard('{ArrowRight}');
  await bringIn('end');
  // It came in as far in as the block before it.
  await userEvent.keyboard('{ArrowLeft}');
  expect(options().slice(0, 3)).toEqual(['self.onmessage = () => {', 'self.postMessage("here");, indented 1', '};']);

  for (let presses = 0; document.activeElement?.textContent !== 'Check' && presses < 9; presses += 1)
    await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(mark()).toMatchObject({ status: 'marked', share: 1 }));
});

test('every step is said, and Escape puts a block back where it was', async () => {
  show(worker);
  await userEvent.tab();
  const first = options()[0] ?? '';
  await userEvent.keyboard(' ');
  await expect.element(page.getByText(`${first}: picked up, left aside.`, { exact: false })).toBeInTheDocument();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByText(`${first}: 1 of 1, indented 0`)).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText(`${first}: put back`)).toBeInTheDocument();
  expect(page.getByRole('group', { name: 'Your program' }).getByRole('option').elements()).toHaveLength(0);
});

test('buttons do the same, and those that can do nothing say so and keep the focus', async () => {
  const { response } = show(worker);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Put in').click();
  await button('Indent').click();
  await expect.element(button('Move up')).toHaveAttribute('aria-disabled', 'true');
  await button('Outdent').click();
  await expect.element(button('Outdent')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(button('Outdent')).toHaveFocus();
  expect(response()).toMatchObject({ kind: 'parsons', placed: [{ indent: 0 }] });
  await button('Take out').click();
  await vi.waitFor(() => expect(response()).toEqual({ kind: 'parsons', placed: [] }));
});

test('a line is dragged to its place', async () => {
  const { mark } = show({
    kind: 'order',
    question: 'Order?',
    pieces: ['a', 'b', 'c'].map((id) => ({ id, text: `line ${id}` })),
  });
  for (const [id, before] of [
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ] as const) {
    const place = page.getByRole('option').nth(before);
    if (place.element().textContent === `line ${id}`) continue;
    await userEvent.dragAndDrop(page.getByText(`line ${id}`, { exact: true }), place);
  }
  await vi.waitFor(() => expect(options()).toEqual(['line a', 'line b', 'line c']));
  await page.getByRole('button', { name: 'Check' }).click();
  await vi.waitFor(() => expect(mark()).toMatchObject({ share: 1 }));
});

test('a picture has its table, and a group of radios for each question', async () => {
  const { mark } = show({
    kind: 'label',
    question: 'What do they do?',
    questions: [
      {
        id: 'overlap',
        text: 'Do they overlap?',
        answers: [
          { id: 'yes', text: 'Yes' },
          { id: 'no', text: 'No' },
        ],
      },
    ],
    pictures: [
      {
        id: 'one',
        title: 'Trace 1',
        cores: 1,
        lanes: { Ada: 'running 0-20', Ben: 'running 20-40' },
        right: { overlap: 'no' },
        because: 'Ada is gone.',
      },
    ],
  });
  const picture = page.getByRole('region', { name: 'Trace 1' });
  await expect.element(picture.getByRole('figure', { name: 'Timeline of Trace 1' })).toBeVisible();
  await vi.waitFor(() => expect(picture.element().querySelectorAll('svg').length).toBeGreaterThan(0));
  await picture.getByText('Timeline as a table').click();
  const table = picture.getByRole('table', { name: 'Timeline as a table' });
  await vi.waitFor(() => expect(table.element().textContent).toContain('Ben'));
  await picture.getByRole('group', { name: 'Do they overlap?' }).getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Check' }).click();
  await vi.waitFor(() => expect(mark()?.sentence).toBe('Trace 1, “Do they overlap?”: Ada is gone.'));
  await picture.getByRole('radio', { name: 'No' }).click();
  await page.getByRole('button', { name: 'Check' }).click();
  await vi.waitFor(() => expect(mark()).toMatchObject({ share: 1 }));
});
