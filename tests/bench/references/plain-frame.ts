import { build } from 'esbuild';

/** What the plain frame is asked to measure. */
export type PlainOrder =
  /** Counts primes `tasks` times on two workers, and then on the coordinating worker alone: both in milliseconds. */
  | { readonly kind: 'speed-up'; readonly size: number; readonly tasks: number }
  /** Microseconds a call: raw and comlink to a true worker, raw and comlink over a port. */
  | { readonly kind: 'calls'; readonly calls: number };

/** Bundles the frame's document: a coordinating worker and the workers that it calls, by hand and without a realm. */
export async function plainFrameSource(): Promise<string> {
  const [coordinator, answerer] = await Promise.all([script('coordinator.worker.ts'), script('answerer.worker.ts')]);
  const frame = await script('frame.ts', {
    COORDINATOR: JSON.stringify(coordinator),
    ANSWERER: JSON.stringify(answerer),
  });
  return `<!doctype html><script>${frame.replaceAll('</script', '<\\/script')}</script>`;
}

async function script(name: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`tests/bench/references/plain/${name}`],
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    define,
  });
  return outputFiles[0]?.text ?? '';
}

/** In the page: opens the frame, has it measure, and removes it. */
export async function openPlainFrame(source: string, order: PlainOrder): Promise<readonly number[]> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', 'cross-origin-isolated');
  frame.setAttribute('srcdoc', source);
  const answer = new Promise<readonly number[]>((resolve) => {
    const hear = (event: MessageEvent<readonly number[]>): void => {
      if (event.source !== frame.contentWindow) return;
      removeEventListener('message', hear);
      resolve(event.data);
    };
    addEventListener('message', hear);
  });
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(order, '*'));
  document.body.append(frame);
  const times = await answer;
  frame.remove();
  return times;
}
