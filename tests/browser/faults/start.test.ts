import { afterEach, expect, it, vi } from 'vitest';
import { startRun } from '../../../src/runtime/index.ts';
import { buildFor, machines, start } from '../support.ts';
import { expectNextRunWorks } from './fixture.ts';

const sentence =
  'The sandbox for programs did not start within 15 s. A program in another tab of this site may hold it up: stop it there. If there is none, an extension of the browser may block it. Then press Run again.';

afterEach(() => {
  vi.restoreAllMocks();
  document.querySelectorAll('iframe').forEach((frame) => {
    frame.remove();
  });
});

/** Lets the clock of this page, not that of its programs, run ten times as fast. */
function hastenClock(): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() * 10);
}

/** A frame as another tab's can be: it shares the sandbox's thread, and from its next turn on does not give it back. */
async function spinBeside(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', 'cross-origin-isolated');
  frame.setAttribute(
    'srcdoc',
    '<script>parent.postMessage("next", "*"); setTimeout(() => { while (true) {} });</script>',
  );
  const told = new Promise<void>((resolve) => {
    const hear = ({ source }: MessageEvent): void => {
      if (source !== frame.contentWindow) return;
      window.removeEventListener('message', hear);
      resolve();
    };
    window.addEventListener('message', hear);
  });
  document.body.append(frame);
  await told;
  return frame;
}

/** An element in a document whose policy, which a frame in it inherits, lets no script run. */
async function hostWithoutScripts(): Promise<HTMLElement> {
  const outer = document.createElement('iframe');
  outer.setAttribute('srcdoc', `<meta http-equiv="Content-Security-Policy" content="script-src 'none'"><body></body>`);
  const loaded = new Promise((resolve) => {
    outer.addEventListener('load', resolve, { once: true });
  });
  document.body.append(outer);
  await loaded;
  if (outer.contentDocument === null) throw new Error('the document did not load');
  return outer.contentDocument.body;
}

it.each(machines)('a run on $kind whose frame gets no turn says so, and the next works', async (machine) => {
  const spinner = await spinBeside();
  hastenClock();
  const { outcome } = await start(`console.log('never');`, machine);
  expect(await outcome).toEqual({ status: 'unsupported', reason: sentence });
  expect(document.querySelectorAll('.sandbox-frame')).toHaveLength(0);
  vi.restoreAllMocks();
  spinner.remove();
  await expectNextRunWorks(machine);
});

it.each(machines)(
  'a run on $kind whose frame may not run its document says so, and the next works',
  async (machine) => {
    const host = await hostWithoutScripts();
    hastenClock();
    const build = await buildFor(`console.log('never');`, machine);
    const { outcome } = startRun({ build, machine, host }, () => undefined);
    expect(await outcome).toEqual({ status: 'unsupported', reason: sentence });
    expect(host.childElementCount).toBe(0);
    vi.restoreAllMocks();
    await expectNextRunWorks(machine);
  },
);
