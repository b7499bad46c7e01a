import type { Exploration, ExplorationEvent, ExplorationOutcome } from '../exploration.ts';
import { defaultLimitMs } from '../machine-bounds.ts';
import type { ExplorerOrder, ExplorerReport } from '../protocol.ts';
import type { ExploredBuild } from '../request.ts';
import type { FrameEvent } from '../sandbox/frame.ts';
import { watchPulse } from '../sandbox/pulse.ts';
import { startRunClock } from '../sandbox/run-clock.ts';
import { neverStarted, startLimitMs } from '../sandbox/start-limit.ts';
import { createExplorerAsks } from './explorer-asks.ts';
import { createReportParser } from './explorer-reports.ts';
import { page } from './stage.ts';

/** What is explored, and for how long at most. */
export type ExplorationRequest = {
  readonly build: ExploredBuild;
  /** Where the sandbox frame goes. */
  readonly host: HTMLElement;
  /** Milliseconds until the frame is removed, whatever the search does; default `defaultLimitMs` of `machine-bounds.ts`. */
  readonly limitMs?: number;
};

/** Of the limit, what the search itself may take, so that one that has not seen everything still tells what it has. */
const shareOfSearch = 0.8;

/**
 * Explores a threads program. Whatever is under way on this page is stopped first, and what begins later stops it. `onEvent`
 * is called as it goes on, never after the outcome has resolved.
 *
 *     starting ── explorer-opened ──▶ searching ── explored ──▶ answering ── stop ──▶ over
 *         └───────────────────────────────┴── refused, limit, crash, stop ─────────────▲
 */
export function startExploration(request: ExplorationRequest, onEvent: (event: ExplorationEvent) => void): Exploration {
  page.clearFor();
  const limitMs = request.limitMs ?? defaultLimitMs;
  const frame = page.takeFrame(request.host);
  const { promise: outcome, resolve: settle } = Promise.withResolvers<ExplorationOutcome>();
  const parse = createReportParser();
  let port: MessagePort | undefined;
  let state: 'searching' | 'answering' | 'over' = 'searching';

  const order = (next: ExplorerOrder): void => port?.postMessage(next);
  /** Takes the frame away, and with it the program. */
  const end = (result: ExplorationOutcome): void => {
    if (state === 'over') return;
    const wasSearching = state === 'searching';
    state = 'over';
    clock.stop();
    pulse.stop();
    window.removeEventListener('pagehide', stop);
    document.removeEventListener('freeze', stop);
    port?.close();
    page.removeFrames(exploration);
    page.ended(exploration);
    asks.end();
    if (wasSearching) settle(result);
  };
  const stop = (): void => end({ status: 'stopped' });
  // A program that keeps its worker busy answers nothing any more.
  const asks = createExplorerAsks(order, stop);

  const heard = (report: ExplorerReport): void => {
    switch (report.kind) {
      case 'loaded':
      case 'progress':
      case 'finding':
        onEvent(report);
        return;
      case 'explored':
        state = 'answering';
        clock.stop();
        pulse.stop();
        settle({ status: 'explored', verdict: report.verdict, ms: report.ms });
        return;
      case 'refused': {
        const { sentence, site } = report;
        end({ status: 'refused', sentence, ...(site && { site }) });
        return;
      }
      case 'answer':
        asks.answered(report);
    }
  };

  const heardFrame = (event: FrameEvent): void => {
    if (event.kind === 'navigated') {
      end({ status: 'crashed' });
      return;
    }
    switch (event.report.kind) {
      case 'explorer-opened': {
        [port] = event.ports;
        if (port === undefined) throw new Error('an exploration was opened without a port');
        port.onmessage = ({ data }: MessageEvent<unknown>) => {
          if (state === 'over') return;
          const report = parse(data);
          if (report) heard(report);
          // Nothing that our own search tells: a program has got at what it says.
          else end({ status: 'crashed' });
        };
        clock.stop();
        clock = startRunClock((elapsedMs) => {
          if (elapsedMs > limitMs) end({ status: 'timed-out', limitMs });
        });
        pulse.start();
        return;
      }
      case 'explorer-lost':
        end({ status: 'crashed' });
        return;
      case 'refused-start':
        end({ status: 'refused', sentence: event.report.reason });
        return;
      case 'pong':
        pulse.heard(event.report.id);
        return;
      case 'lane-opened':
      case 'lane-lost':
        throw new Error(`an exploration has no lanes, and ${event.report.lane} is one`);
    }
  };

  let clock = startRunClock((elapsedMs) => {
    if (elapsedMs <= startLimitMs) return;
    page.refrainFromWarming();
    end({ status: 'refused', sentence: neverStarted });
  });
  const pulse = watchPulse({
    ping: (id) => frame.order({ kind: 'ping', id }),
    onSilent: () => end({ status: 'crashed' }),
  });
  const exploration: Exploration = {
    outcome,
    stop,
    stepsOf: (schedule) => asks.ask('steps', schedule),
    play: (schedule) => asks.ask('play', schedule),
    states: () => asks.ask('states', []),
  };
  page.began(exploration);
  // A page that is put away (back/forward cache, freeze) must not keep threads running.
  window.addEventListener('pagehide', stop);
  document.addEventListener('freeze', stop);
  frame.listen(heardFrame);
  fetchExplorer().then(
    (source) => {
      if (state === 'over') return;
      frame.order({ kind: 'explore', source, build: request.build, mostMs: limitMs * shareOfSearch });
    },
    () => end({ status: 'refused', sentence: notFetched }),
  );
  return exploration;
}

const notFetched =
  'The part of the site that explores programs could not be fetched. Check the connection, then press Run again.';

/** The program of the worker; fetched when a program is explored for the first time. */
async function fetchExplorer(): Promise<string> {
  return (await import('virtual:interleave/explorer')).explorerSource;
}
