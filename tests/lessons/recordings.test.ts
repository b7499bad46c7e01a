import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { Line, Lane, MachineChoice, Recorded, Variant } from '../../src/runtime/index.ts';
import { startRun } from '../../src/runtime/index.ts';
import { lineText } from '../../src/runtime/trace/line-text.ts';
import { comparable } from './comparable.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    keepRecording: (key: string, recorded: Recorded) => Promise<void>;
  }
}

const recording = import.meta.env['VITE_RECORD'] === 'yes';
const variants: Readonly<Record<MachineChoice['kind'], Variant>> = {
  main: 'guarded',
  workers: 'plain',
  simulated: 'plain',
};

it.each(lessonPrograms)('$key prints what was recorded of it', async ({ key, machine, varies, builds, recorded }) => {
  const host = document.body.appendChild(document.createElement('div'));
  const printed: { readonly lane: Lane; readonly line: Line }[] = [];
  const { outcome } = startRun({ build: builds[variants[machine.kind]], machine, host }, (event) => {
    if (event.kind === 'lines') printed.push(...event.lines.map((line) => ({ lane: event.lane, line })));
  });
  const { status } = await outcome;
  host.remove();

  const lines = printed
    .toSorted((one, other) => one.line.at - other.line.at)
    .map(({ lane, line }) => ({ lane, level: line.level, text: lineText(line) }));
  const now: Recorded = { machine, status, varies, lines };
  if (recording) {
    await commands.keepRecording(key, now);
    return;
  }
  expect(recorded, 'there is no recording yet: npm run record').toBeDefined();
  if (recorded !== undefined) expect(comparable(now, varies)).toEqual(comparable(recorded, varies));
});
