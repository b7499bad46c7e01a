import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { boundedBuffer, lostUpdate, philosophers, politeThreads } from '../unit/schedules/programs.ts';
import { mountSchedules, openMode, press, rowsShown, unmountAll } from './schedules-fixture.tsx';

beforeAll(async () => {
  // The compiler takes its time to begin, which is no test's.
  await mountSchedules(lostUpdate(1));
  unmountAll();
});
afterEach(() => {
  unmountAll();
  delete document.documentElement.dataset['theme'];
});

test('the verdict stands first, then the schedule as a table with a column for each thread', async () => {
  await mountSchedules(lostUpdate(1));
  await expect
    .element(page.getByRole('region', { name: 'Verdict' }))
    .toHaveTextContent('4 of 6 schedules fail · fewest switches: 2, proven');
  await expect.element(page.getByRole('table', { name: 'Schedule' })).toBeVisible();
  expect(rowsShown()).toHaveLength(4);
  await expect.element(page.getByRole('columnheader', { name: 'A', exact: true })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'B', exact: true })).toBeVisible();
  await expect.element(page.getByText('All schedules means all sequentially consistent executions')).toBeVisible();
});

test('keys, buttons and rows go through the steps, and the current row says that it is', async () => {
  const { schedules } = await mountSchedules(lostUpdate(1));
  const current = (): string | null | undefined => document.querySelector('[aria-current="step"] > td')?.textContent;
  expect(current()).toBeUndefined();
  await press('Next step');
  await vi.waitFor(() => expect(current()).toBe('1'));
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(current()).toBe('2'));
  await userEvent.keyboard('{End}');
  await vi.waitFor(() => expect(current()).toBe('4'));
  await userEvent.keyboard('{ArrowLeft}');
  await vi.waitFor(() => expect(current()).toBe('3'));
  await expect.element(page.getByRole('slider', { name: 'Step' })).toHaveValue('3');
  await userEvent.keyboard('{Home}');
  await vi.waitFor(() => expect(schedules.at.value).toBe(0));
  rowsShown()[1]?.click();
  await vi.waitFor(() => expect(current()).toBe('2'));
});

test('memory says what the step has changed', async () => {
  const { schedules } = await mountSchedules(lostUpdate(1));
  schedules.moveTo(3);
  await expect.element(page.getByRole('row', { name: /counter\[0\] 0 → 1/u })).toBeVisible();
});

test('a sentence for each step is there for who listens', async () => {
  await mountSchedules(lostUpdate(1));
  await press('Next step');
  await press('Next step');
  const said = document.querySelector('.schedules-controls [aria-live="polite"]');
  await vi.waitFor(() =>
    expect(said?.textContent).toBe('Step 2 of 4. A is preempted: it could have gone on. B reads 0 from counter[0].'),
  );
});

test('the marks beside the code follow the steps', async () => {
  const { schedules } = await mountSchedules(lostUpdate(1));
  expect(schedules.marks.value.map(({ name }) => name)).toEqual(['A', 'B']);
  await press('To the end');
  await vi.waitFor(() => expect(schedules.marks.value).toEqual([]));
});

test('a schedule that is typed is replayed exactly, and what is none is told of', async () => {
  await mountSchedules(lostUpdate(1));
  const field = page.getByRole('textbox', { name: 'Schedule' });
  await field.fill('B2A2');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('All threads have ended, and all that must hold does.')).toBeVisible();
  await field.fill('C');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('“C” is none of the threads A and B.')).toBeVisible();
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
});

test('the reader is the scheduler: legal steps only, undo, and the word that it is broken', async () => {
  await mountSchedules(lostUpdate(1));
  await openMode('Be the scheduler');
  const choices = page.getByRole('group', { name: 'Who goes next' });
  const go = async (name: string): Promise<void> =>
    choices.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
  for (const name of ['A', 'B', 'B', 'A']) {
    const before = rowsShown().length;
    await go(name);
    await vi.waitFor(() => expect(rowsShown()).toHaveLength(before + 1));
  }
  await expect.element(page.getByText('Broken after 4 steps and 2 switches.')).toBeVisible();
  await press('Undo');
  await vi.waitFor(() => expect(rowsShown()).toHaveLength(3));
  await expect.element(choices.getByRole('button', { name: /^B has ended/u })).toHaveAttribute('aria-disabled', 'true');
});

test('who waits for whom is drawn and told where nobody can go on', async () => {
  await mountSchedules(philosophers(3));
  await press('To the end');
  const figure = page.getByRole('figure', { name: 'Who waits for whom' });
  await expect.element(figure).toBeVisible();
  await expect.element(figure).toHaveTextContent('In a circle: P0 waits for P1, P1 for P2, P2 for P0.');
});

test('steps that repeat for ever are announced', async () => {
  await mountSchedules(politeThreads);
  await expect.element(page.getByText('From here on, 6 steps repeat:')).toBeVisible();
});

test('going to a state shows the schedule that leads to it', async () => {
  const { schedules } = await mountSchedules(lostUpdate(1));
  await openMode('Graph of 13 states');
  const graph = page.getByRole('application', { name: 'States' });
  await expect.element(graph).toBeVisible();
  (graph.element() as HTMLElement).focus();
  await userEvent.keyboard('{End}{Enter}');
  await vi.waitFor(() => expect(schedules.shown.value?.table.failure?.kind).toBe('assertion'));
  expect(schedules.at.value).toBe(4);
});

test('nothing leaves its place at 390 pixels, by day and by night', async () => {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    const { host } = await mountSchedules(boundedBuffer('lab', '1', 1, 2, 2), 358);
    await press('To the end');
    for (const mode of ['Be the scheduler', 'Step by step']) {
      await openMode(mode);
      const right = host.getBoundingClientRect().right;
      for (const element of host.querySelectorAll('.schedules > *, .schedules-panel > *, .schedules-table tr > td')) {
        expect(element.getBoundingClientRect().right, element.className).toBeLessThanOrEqual(right + 0.5);
      }
    }
    expect(page.getByRole('table', { name: 'Schedule' }).elements()).toHaveLength(1);
    unmountAll();
  }
});
