import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { projectFiles } from '../../src/runtime/takeaway/project-files.ts';
import { zipOf } from '../../src/runtime/takeaway/zip.ts';
import { commandIn } from './command-in.ts';
import { serveFolder } from './folder-server.ts';
import { recordedPrograms, type RecordedProgram } from './taken.ts';

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'project-'));
  browser = await chromium.launch({ executablePath: chromiumLaunch.executablePath, args: [...chromiumLaunch.args] });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Unzips the project of some programs, and resolves to where it is. */
async function unzipped(name: string, programs: readonly RecordedProgram[]): Promise<string> {
  const [first, ...others] = programs.map(({ taken }) => taken);
  if (!first) throw new Error('no programs');
  const zip = zipOf(name, projectFiles(`Test of ${name}`, [first, ...others]));
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return join(folder, name);
}

/** Checks the types of a project that is installed, builds it, and compares what its pages print with the recordings. */
async function buildAndCompare(project: string, pages: Readonly<Record<string, RecordedProgram>>): Promise<void> {
  const bin = (name: string): string => join(project, 'node_modules', name);
  await commandIn(project, process.execPath, [bin('typescript/bin/tsc'), '--noEmit']);
  await commandIn(project, process.execPath, [bin('vite/bin/vite.js'), 'build']);
  const { address, close } = await serveFolder(join(project, 'dist'));
  try {
    for (const [path, { recorded }] of Object.entries(pages)) {
      const page = await browser.newPage();
      await page.goto(address + path);
      const wanted = recorded.lines.map(({ text }) => text);
      const order = (lines: readonly string[]): readonly string[] =>
        recorded.varies === 'nothing' ? lines : lines.toSorted();
      await expect
        .poll(async () => order(await page.locator('#output > div').allTextContents()), { timeout: 30_000 })
        .toEqual(order(wanted));
      await page.close();
    }
  } finally {
    close();
  }
}

test('a program that builds on another cell is a project that installs, checks, builds and prints the same', async () => {
  const programs = await recordedPrograms(['faster/speed-up-amdahl-gustafson/estimate']);
  const project = await unzipped('one', programs);
  await commandIn(project, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline']);
  await buildAndCompare(project, programs[0] ? { '': programs[0] } : {});

  // Several programs at once: pools, workers of the program's own, and a cell that another builds on.
  const several = await recordedPrograms([
    'faster/split-map-reduce/ballots',
    'faster/split-map-reduce/digits',
    'many-threads/copy-transfer-share/copy',
    'start/how-to-use-this-book/machines',
  ]);
  const lesson = await unzipped('several', several);
  await symlink(join(project, 'node_modules'), join(lesson, 'node_modules'));
  await buildAndCompare(lesson, Object.fromEntries(several.map((one) => [`${one.taken.id}.html`, one])));
});
