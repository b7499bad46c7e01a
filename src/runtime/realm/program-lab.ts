import type { Contexts } from '../lab/contexts.ts';
import type * as Lab from '../lab/lab.d.ts';
import type { CallMark, Labour } from '../lab/labour.ts';
import { createRealMeeting } from '../lab/real-meeting.ts';
import { createSharedLab } from '../lab/shared-objects.ts';
import { createPool, type PoolHost } from '../lab/pool.ts';
import type { Post } from '../lab/watched-wait.ts';
import type { LaneReport } from '../protocol.ts';
import type { Drawing, Lane } from '../results.ts';
import { drawnPlot, drawnTable } from './drawing.ts';
import { newError, promiseThen } from './primordials.ts';

/** What the library needs of its realm. */
export type LabParts = {
  readonly contexts: Contexts;
  readonly labour: Labour;
  readonly pools: PoolHost;
  /** Where this lane stands among the threads of a program. */
  readonly post: Post;
  /** Milliseconds of the clock that the run is told in. */
  readonly now: () => number;
  readonly startTimer: (run: () => void, ms: number) => unknown;
  /** The lane whose code is running, where the simulated machine knows it. */
  readonly lane: () => Lane | undefined;
  /** The mark of the call under way, once. */
  readonly takeMark: () => CallMark | undefined;
  readonly report: (report: LaneReport) => void;
  /** Shows a picture among the lines of output. */
  readonly draw: (drawing: Drawing) => void;
};

/** A page that holds thousands of pictures is slow for its reader. */
const mostDrawings = 20;

/**
 * Threads that do not know of each other tell themselves apart by chance; 0 is nobody. Drawn with the realm's own chance,
 * before the simulated machine puts its own in its place, of which a program is to get all.
 */
const thisThread = 1 + Math.floor(Math.random() * 0x7fff_fffe);

/** `lab` as a realm's programs get it; `lab.d.ts` says what it promises. */
export function createProgramLab(parts: LabParts): typeof Lab {
  const { contexts, labour, pools, post, now, startTimer, lane, takeMark, report } = parts;
  let drawings = 0;
  const draw = (drawing: Drawing): void => {
    drawings += 1;
    if (drawings > mostDrawings) {
      throw newError(`A thread draws at most ${mostDrawings} tables and plots in one run: gather the figures first.`);
    }
    parts.draw(drawing);
  };
  return {
    ...createSharedLab(createRealMeeting(thisThread, post.region, post.wait)),
    pool: (size) => createPool(size, pools),
    sleep: (ms) =>
      new Promise((resolve) => {
        startTimer(resolve, ms);
      }),
    span: (label, fn) => {
      const mark = takeMark();
      const by = lane() ?? contexts.here();
      const start = now();
      const tell = (): void => {
        report({ kind: 'span', label, start, end: now(), by, ...mark });
      };
      let result;
      try {
        result = fn();
      } catch (error) {
        tell();
        throw error;
      }
      if (result instanceof Promise) void promiseThen(result, tell, tell);
      else tell();
      return result;
    },
    table: (rows) => draw(drawnTable(rows)),
    plot: (data, options) => draw(drawnPlot(data, options)),
    cpu: (ms) => labour.cpu(contexts.here(), ms, takeMark()),
    io: (ms, device) => labour.io(contexts.here(), ms, device, takeMark()),
    task: (name, fn, { priority = 0 } = {}) =>
      new Promise((resolve, reject) => {
        // Whatever the task threw, an error or not.
        const fail: (reason: unknown) => void = reject;
        labour.openTask(contexts.here(), name, priority, (context) => {
          const running = contexts.within(context, async () => await fn());
          void promiseThen(
            running,
            (result) => {
              labour.closeTask(context);
              resolve(result as Awaited<ReturnType<typeof fn>>);
            },
            (error) => {
              labour.closeTask(context);
              fail(error);
            },
          );
        });
      }),
  };
}
