import { compileExplored } from '../compile/compiler.ts';
import { startExploration } from '../machines/exploration.ts';
import type { CheckPlace } from './check-place.ts';
import type { Explorer, Unexplored } from './examine-explored.ts';

/** Explores programs on this page, each in a sandbox frame of its own. What else runs on the page is stopped. */
export function pageExplorer({ host, signal, onStep }: CheckPlace): Explorer {
  return async (files) => {
    onStep?.({ kind: 'compiling' });
    let compiled;
    try {
      compiled = await compileExplored({ files });
    } catch (error) {
      return { status: 'interrupted', sentence: error instanceof Error ? error.message : String(error) };
    }
    if (signal?.aborted === true) return stopped;
    if (!compiled.ok) {
      const [first] = compiled.diagnostics;
      const place = first ? ` ${first.position.file}:${first.position.line}: ${first.message}` : '';
      return { status: 'did-not-compile', sentence: `The program does not compile.${place}` };
    }

    onStep?.({ kind: 'exploring' });
    let threads: readonly string[] = [];
    const { outcome, stop, stepsOf } = startExploration({ build: compiled.build, host }, (event) => {
      if (event.kind === 'loaded') ({ threads } = event);
    });
    signal?.addEventListener('abort', stop, { once: true });
    const ended = await outcome;
    if (ended.status === 'explored') return { threads, verdict: ended.verdict, stepsOf, close: stop };
    signal?.removeEventListener('abort', stop);
    switch (ended.status) {
      case 'refused': {
        const { sentence, site } = ended;
        return { status: 'invalid', sentence: site ? `${sentence} (${site.file}:${site.line})` : sentence };
      }
      case 'stopped':
        return stopped;
      case 'timed-out':
        return {
          status: 'timed-out',
          sentence: `The schedules were not gone through after ${ended.limitMs / 1000} s. Do with fewer steps, or with shorter loops.`,
        };
      case 'crashed':
        return { status: 'crashed', sentence: 'The program ended its own sandbox.' };
    }
  };
}

const stopped: Unexplored = {
  status: 'interrupted',
  sentence: 'The check was stopped. It says nothing about the answer: check again.',
};
