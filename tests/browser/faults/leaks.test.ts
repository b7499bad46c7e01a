import { expect, it } from 'vitest';
import { removeAllFrames } from '../../../src/runtime/sandbox/frames.ts';
import { machines, onMain, runToEnd, start } from '../support.ts';

// What lives in the frames (threads, their memory, addresses of their scripts) is gone with them, so it is enough that
// the page keeps none. How much memory the page itself takes is measured by the benchmarks: asking takes the engine
// a garbage collection, which is seconds.
it('after many runs, ended and stopped, no frame is left', async () => {
  for (let n = 0; n < 48; n += 1) {
    const machine = machines[n % machines.length] ?? onMain;
    if (n % 3 === 0) {
      const { run, sees, outcome } = await start(`console.log('up'); while (true) {}`, machine);
      await sees('up');
      run.stop();
      expect((await outcome).status).toBe('stopped');
    } else {
      const { outcome, texts } = await runToEnd(`console.log(${n});`, machine);
      expect(outcome.status).toBe('completed');
      expect(texts).toEqual([String(n)]);
    }
    expect(document.querySelectorAll('iframe').length).toBeLessThanOrEqual(1);
  }
  removeAllFrames();
  expect(document.querySelectorAll('iframe')).toHaveLength(0);
}, 60_000);
