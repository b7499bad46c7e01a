import type { ExplorerStart, FrameOrder, FrameReport } from '../protocol.ts';
import { NativeMessageChannel } from './platform-classes.ts';
import { addListener, postToPort, postToWorker, transferring } from './primordials-platform.ts';
import { createThreadFactory } from './threads.ts';

/** Starts the worker in which a program is explored, and gives the page its end of the conversation. */
export function explore(
  { source, build, mostMs }: Extract<FrameOrder, { kind: 'explore' }>,
  control: MessagePort,
): void {
  const tellPage = (report: FrameReport, transfer: readonly Transferable[] = []): void => {
    postToPort(control, report, transferring(transfer));
  };
  const threads = createThreadFactory(source);
  threads.whenKnown((support) => {
    if (support === 'none') {
      tellPage({ kind: 'refused-start', reason: 'This browser does not let a program start workers here.' });
      return;
    }
    const { port1: pageEnd, port2: port } = new NativeMessageChannel();
    threads.take((thread) => {
      const lost = (): void => tellPage({ kind: 'explorer-lost' });
      thread.onFailure(lost);
      addListener(thread.worker, 'error', lost);
      const start: ExplorerStart = { kind: 'explore', build, mostMs, port };
      postToWorker(thread.worker, start, transferring([port]));
      tellPage({ kind: 'explorer-opened' }, [pageEnd]);
    });
  });
}
