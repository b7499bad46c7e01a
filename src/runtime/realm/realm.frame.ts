import type { Connect, FrameOrder, FrameReport, LaneBrief } from '../protocol.ts';
import type { OpenLane } from '../lab/pool.ts';
import { createBroker } from './broker.ts';
import { readerEvents, watchDocumentEvents } from './document-events.frame.ts';
import { wrapPoolLane } from './guarded-comlink.ts';
import { explore } from './exploration.frame.ts';
import { firstEntry } from './first-entry.ts';
import { startHeartbeat } from './heartbeat.frame.ts';
import { NativeMessageChannel } from './platform-classes.ts';
import {
  addListener,
  messageData,
  messagePorts,
  messageSource,
  now,
  postToPort,
  removeListener,
  startPort,
  stopImmediatePropagation,
  transferring,
} from './primordials-platform.ts';
import { programScript, receiveBody } from './program-script.ts';
import type { ProgramBody } from './program-host.ts';
import { createThreadFactory, type ThreadFactory } from './threads.ts';
import { explainWhatIsMissing } from './frame-limits.frame.ts';
import { openWorld, servePool, type World } from './world.ts';

/*
 * The realm of the frame. It hears the page once, by window message, and from then on only by the port that came with
 * it, which lives in a closure here. For Workers it stays idle and starts threads; for Main thread it is the program's.
 */
const page = window.parent;
const ownScript = document.currentScript;
/**
 * Lines that the scripts of this document have taken so far. WebKit knows all of them by the document's one address and
 * counts each from its own first line; each gets as many empty lines before it, so that a line tells its script.
 */
let linesTaken = (ownScript?.textContent.split('\n').length ?? 0) + 1;

addListener(window, 'message', connect);

function connect(event: Event): void {
  if (messageSource(event) !== page) return;
  const [control] = messagePorts(event);
  const { workerSource } = messageData(event) as Connect;
  if (control === undefined) return;
  removeListener(window, 'message', connect);
  stopImmediatePropagation(event);
  ownScript?.remove();
  const threads = createThreadFactory(workerSource);
  const tellPage = (report: FrameReport, transfer: readonly Transferable[] = []): void => {
    postToPort(control, report, transferring(transfer));
  };
  addListener(control, 'message', (message) => {
    const order = messageData(message) as FrameOrder;
    switch (order.kind) {
      case 'ping':
        tellPage({ kind: 'pong', id: order.id });
        return;
      case 'explore':
        threads.endSpares();
        explore(order, control);
        return;
      case 'start':
        start(order, control, threads, tellPage);
    }
  });
  startPort(control);
}

function start(
  order: Extract<FrameOrder, { kind: 'start' }>,
  control: MessagePort,
  threads: ThreadFactory,
  tellPage: (report: FrameReport, transfer?: readonly Transferable[]) => void,
): void {
  const broker = createBroker(control, order, threads);
  if (order.machine === 'main') {
    runHere(order, broker.open, threads.endSpares, tellPage);
    return;
  }
  threads.whenKnown((support) => {
    if (support === 'none') {
      tellPage({
        kind: 'refused-start',
        reason: 'This browser does not let a program start workers here. Choose Main thread instead.',
      });
      return;
    }
    // The pool's workers start while the entry loads.
    if (order.machine === 'workers' && order.build.entries['#pool'] !== undefined) threads.prepare(order.poolSize);
    broker.openMain();
  });
}

/** Main thread: the program runs on the frame's own thread, as its lane `main`. */
function runHere(
  { build, machine, poolSize, blockLimitMs, call }: Extract<FrameOrder, { kind: 'start' }>,
  spawn: ReturnType<typeof createBroker>['open'],
  endSpares: () => void,
  tellPage: (report: FrameReport, transfer?: readonly Transferable[]) => void,
): void {
  const stopHeartbeat = startHeartbeat(document);
  const entry = firstEntry({ build, call });
  const brief: LaneBrief = { lane: 'main', entry, machine, poolSize, name: '', ...(call && { call }) };
  const { port1: pageEnd, port2: laneEnd } = new NativeMessageChannel();
  tellPage({ kind: 'lane-opened', lane: 'main', starter: null, entry, name: '', at: now() }, [pageEnd]);
  const world = openWorld(window, brief, laneEnd, {
    spawn,
    tellStarter: () => undefined,
    closed: () => {
      stopEvents();
      stopHeartbeat();
      endSpares();
    },
    blockLimitMs,
    openPoolLane: (inWorld, number) => openInlinePoolLane(inWorld, number, loadEntry),
    loadPool: () => {
      throw new Error('the simulated machine lives in a worker');
    },
  });
  explainWhatIsMissing(window);
  watchDocumentEvents(window, world.woken);

  function loadEntry(name: string): ProgramBody {
    const compiled = build.entries[name];
    if (compiled === undefined) throw new Error(`no compiled entry ${name}`);
    const { key, text } = programScript(name, compiled.code);
    const firstLine = linesTaken + 1;
    linesTaken += text.split('\n').length;
    return receiveBody(key, name, 'about:srcdoc', firstLine, () => {
      const script = document.createElement('script');
      script.textContent = '\n'.repeat(firstLine - 1) + text;
      document.head.append(script);
      script.remove();
    });
  }
  world.run(
    loadEntry(entry),
    world.hostFor(entry, () => undefined),
  );
}

/** The run is over: what the program drew stays, but no listener of its runs any more. */
function stopEvents(): void {
  for (let index = 0; index < readerEvents.length; index += 1) {
    addListener(window, readerEvents[index] ?? '', stopImmediatePropagation, true);
  }
}

/** A pool's worker on this thread: instances of the modules of its own, reached by messages, so that everything is copied. */
function openInlinePoolLane(world: World, number: number, loadEntry: (entry: string) => ProgramBody): OpenLane {
  const { port1: near, port2: far } = new MessageChannel();
  const body = loadEntry('#pool');
  void body(
    world.hostFor('#pool', (loaders) => {
      servePool(loaders, far);
    }),
  );
  near.start();
  const deaths: ((reason: string) => void)[] = [];
  return {
    remote: wrapPoolLane(near),
    close: () => {
      near.close();
      for (const listener of deaths) listener(`pool-${number} was closed`);
    },
    onDeath: (listener) => {
      deaths.push(listener);
    },
  };
}
