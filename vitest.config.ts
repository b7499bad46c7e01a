import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { Recorded } from './src/runtime/index.ts';
import { chromiumLaunch } from './scripts/chromium.ts';
import { exerciseAnswers } from './scripts/exercise-answers.ts';
import { keepRecording, lessonPrograms } from './scripts/lesson-programs.ts';
import { realmBundle } from './src/integrations/realm-bundle.ts';

/** Headers that isolate the page, as the site sends them, so that SharedArrayBuffer is there. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Tests of one folder that run in a real page of Chromium. */
function inBrowser(name: string, groupOrder: number): TestProjectConfiguration {
  return {
    plugins: [realmBundle(), lessonPrograms(), exerciseAnswers()],
    server: { headers: isolation },
    worker: { format: 'es' },
    // Found late, a dependency reloads the page in the middle of a test.
    optimizeDeps: { entries: ['src/components/editor/monaco-editor.ts'] },
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      // The first test of a file waits for the compiler, too; one that passes waits for none of it.
      testTimeout: 300_000,
      // Programs spin and are stopped by the clock: two files at once would take each other's processor.
      fileParallelism: false,
      sequence: { groupOrder },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        commands: {
          keepRecording: (_context, key: string, recorded: Recorded) => keepRecording(key, recorded),
        },
        provider: playwright({ launchOptions: chromiumLaunch }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

const unit: TestProjectConfiguration = {
  // What has to do with runs imports the runtime, and with it the realm's program.
  plugins: [realmBundle()],
  // Long enough for a computer that does ten other things: a test that passes waits for none of it.
  test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000, sequence: { groupOrder: 0 } },
};

/** Tests in Node that drive other engines through the built site. */
const engines: TestProjectConfiguration = {
  test: {
    name: 'engines',
    include: ['tests/engines/**/*.test.ts'],
    globalSetup: 'tests/engines/preview.ts',
    fileParallelism: false,
    sequence: { groupOrder: 3 },
    testTimeout: 300_000,
    hookTimeout: 200_000,
  },
};

/** A browser that nobody drives, because its frame's process dies. */
const crash: TestProjectConfiguration = {
  test: { name: 'crash', include: ['tests/crash/**/*.test.ts'], sequence: { groupOrder: 4 }, testTimeout: 300_000 },
};

/** What a reader takes away, installed, built and run where it goes: with Vite, in Jupyter, in Deno. */
const takeaway: TestProjectConfiguration = {
  test: {
    name: 'takeaway',
    include: ['tests/takeaway/**/*.test.ts'],
    sequence: { groupOrder: 6 },
    testTimeout: 300_000,
    // Jupyter is installed where it is missing.
    hookTimeout: 300_000,
  },
};

export default defineConfig({
  test: {
    projects: [
      unit,
      inBrowser('browser', 1),
      inBrowser('lessons', 2),
      inBrowser('exercises', 5),
      engines,
      crash,
      takeaway,
    ],
  },
});
