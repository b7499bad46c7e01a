import '../../src/styles/layers.css';
import '../../src/styles/tokens.css';
import '../../src/styles/lanes.css';
import '../../src/styles/base.css';
import '../../src/components/cell/cell.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { schedulesParts } from '../../src/components/schedules/schedules-parts.ts';
import type { SchedulesState } from '../../src/components/schedules/schedules-state.ts';
import { compileExplored, startExploration } from '../../src/runtime/index.ts';
import type { Position } from '../../src/runtime/index.ts';

const { createSchedules, Schedules, withEvent } = schedulesParts;

/** The view of an exploration that has ended, in the page. */
export type MountedSchedules = {
  readonly host: HTMLElement;
  readonly schedules: SchedulesState;
  readonly onGoTo: ReturnType<typeof vi.fn<(place: Position) => void>>;
};

/** What has to end with the test. */
const ends: (() => void)[] = [];

/** Explores a program for real, in its sandbox, and shows what came of it. */
export async function mountSchedules(text: string, width = 1000): Promise<MountedSchedules> {
  const files = [{ name: 'main.ts', text }] as const;
  const compiled = await compileExplored({ files });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const frames = document.createElement('div');
  const host = document.createElement('div');
  host.className = 'cell';
  host.style.inlineSize = `${width}px`;
  document.body.append(frames, host);

  const schedules = createSchedules();
  const onGoTo = vi.fn<(place: Position) => void>();
  await schedules.show({ status: 'searching', threads: [], search: undefined, findings: [] });
  render(
    <Schedules
      schedules={schedules}
      texts={signal(files)}
      pointedPlace={signal<Position | undefined>(undefined)}
      onGoTo={onGoTo}
    />,
    host,
  );
  const exploration = startExploration({ build: compiled.build, host: frames }, (event) => {
    void schedules.show(withEvent(schedules.exploring.value, event));
  });
  ends.push(exploration.stop, () => render(null, host));
  const outcome = await exploration.outcome;
  if (outcome.status !== 'explored') throw new Error(JSON.stringify(outcome));
  const { exploring } = schedules;
  const { threads } = exploring.value.status === 'none' ? { threads: [] } : exploring.value;
  await schedules.show({ ...outcome, threads, explored: exploration });
  await vi.waitFor(() => expect(document.querySelector('.schedules-table')).not.toBeNull());
  return { host, schedules, onGoTo };
}

/** Ends all explorations and takes their views out of the page. */
export function unmountAll(): void {
  for (const end of ends.splice(0)) end();
  document.body.replaceChildren();
}

/** Presses a button by its name. */
export async function press(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Chooses a way to look at the schedules. */
export async function openMode(name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** The rows of the steps. */
export function rowsShown(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.schedules-table [data-row="step"]')];
}
