import { build as bundle } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createReportParser } from '../../../src/runtime/machines/explorer-reports.ts';
import type { ExplorerOrder, ExplorerReport } from '../../../src/runtime/protocol.ts';
import { exploredBuildOf } from './harness.ts';

const bundled = bundle({
  entryPoints: [fileURLToPath(new URL('explorer-thread.ts', import.meta.url))],
  bundle: true,
  write: false,
  // Within a function: what is declared at the top would be a global, and be taken away.
  format: 'iife',
  platform: 'node',
  target: 'es2022',
});

/** The worker of an exploration, spoken to as the page does. */
export type ExplorerThread = {
  /** Resolves to all reports up to the verdict or the refusal; one that cannot be parsed rejects it. */
  readonly ended: Promise<readonly ExplorerReport[]>;
  readonly ask: (order: ExplorerOrder) => Promise<Extract<ExplorerReport, { kind: 'answer' }>>;
  readonly stop: () => Promise<unknown>;
};

/** Explores a program in a thread of its own, in a hardened world unless told otherwise. */
export async function exploreInThread(
  files: string | Readonly<Record<string, string>>,
  { mostMs = 10_000, hardens = true } = {},
): Promise<ExplorerThread> {
  const [build, { outputFiles }] = await Promise.all([exploredBuildOf(files), bundled]);
  const worker = new Worker(outputFiles[0]?.text ?? '', { eval: true, workerData: { build, mostMs, hardens } });
  const parse = createReportParser();
  const reports: ExplorerReport[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<readonly ExplorerReport[]>();
  const askers = new Map<number, (answer: Extract<ExplorerReport, { kind: 'answer' }>) => void>();
  worker.on('message', (data: unknown) => {
    const report = parse(data);
    if (!report) {
      reject(new Error(`No report of an explorer: ${JSON.stringify(data, bigints)}`));
      return;
    }
    if (report.kind === 'answer') {
      askers.get(report.id)?.(report);
      return;
    }
    reports.push(report);
    if (report.kind === 'explored' || report.kind === 'refused') resolve(reports);
  });
  worker.on('error', reject);
  return {
    ended: promise,
    ask: (order) =>
      new Promise((answered) => {
        askers.set(order.id, answered);
        worker.postMessage(order);
      }),
    stop: () => worker.terminate(),
  };
}

/** The last report of an exploration: its verdict, or why there is none. */
export async function endOf(
  files: string | Readonly<Record<string, string>>,
  options?: { readonly mostMs?: number; readonly hardens?: boolean },
): Promise<ExplorerReport | undefined> {
  const thread = await exploreInThread(files, options);
  const reports = await thread.ended;
  await thread.stop();
  return reports.at(-1);
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
