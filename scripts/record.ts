import { ensureChromium } from './chromium.ts';
import { command } from './command.ts';

/** Runs every program of the course and keeps its output beside it, to be looked at in the diff before it is committed. */
ensureChromium();
const { ok } = await command('vitest run --project lessons', { output: 'show', env: { VITE_RECORD: 'yes' } });
process.exitCode = ok ? 0 : 1;
