import { spawn } from 'node:child_process';

/** How a command ended, and all that it printed where that was kept. */
export type Finished = { readonly ok: boolean; readonly seconds: number; readonly output: string };

type CommandOptions = {
  /** `keep` returns what the command prints, `show` passes it on as it comes. */
  readonly output: 'keep' | 'show';
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a command line with the tools of node_modules on its PATH, as `npm run` gives them. Never rejects. */
export function command(line: string, { output, env = {} }: CommandOptions): Promise<Finished> {
  const begun = performance.now();
  const child = spawn(line, {
    shell: true,
    stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    const finish = (ok: boolean): void =>
      resolve({ ok, seconds: (performance.now() - begun) / 1000, output: Buffer.concat(chunks).toString() });
    child.on('error', () => finish(false));
    child.on('close', (code) => finish(code === 0));
  });
}
