import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { Recorded } from '../../src/runtime/index.ts';
import { comparable } from './comparable.ts';
import { runLesson } from './lesson-run.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    keepRecording: (key: string, recorded: Recorded) => Promise<void>;
  }
}

const recording = import.meta.env['VITE_RECORD'] === 'yes';

// Not `it.each`: it cuts long names off, and these say which program it is.
for (const { key, machine, varies, recorded } of lessonPrograms) {
  it(`${key} prints what was recorded of it`, async () => {
    const { status, lines, names } = await runLesson(key);
    const now: Recorded = { machine, status, varies, lines, ...(names && { names }) };
    if (recording) {
      await commands.keepRecording(key, now);
      return;
    }
    expect(recorded, 'there is no recording yet: npm run record').toBeDefined();
    if (recorded !== undefined) expect(comparable(now, varies)).toEqual(comparable(recorded, varies));
  });
}
