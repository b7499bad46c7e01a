import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a command in a folder and gives back what it printed; rejects with all of it where the command fails. */
export async function commandIn(
  folder: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await run(command, [...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      maxBuffer: 100_000_000,
    });
    return stdout;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const said = 'stdout' in error && 'stderr' in error ? `${String(error.stdout)}\n${String(error.stderr)}` : '';
    throw new Error(`${command} ${args.join(' ')}\n${said}`, { cause: error });
  }
}
