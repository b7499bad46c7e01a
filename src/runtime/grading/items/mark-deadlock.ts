import type { Finding, Stuck } from '../../exploration.ts';
import type { Mark, Property } from '../mark.ts';
import type { Explored } from './explored.ts';
import type { ExploredResponseOf } from './explored-task.ts';
import { marked, unfitting } from './marked.ts';

/** Who waits, and for what, where nobody can go on any more: each thread of the program is a part of the answer. */
export function markDeadlock({ waits }: ExploredResponseOf<'deadlock'>, { threads, verdict }: Explored): Mark {
  if (Object.keys(waits).some((name) => !threads.includes(name)))
    return unfitting('This answer names a thread that the program does not have.');
  const found = verdict.findings.find(({ kind, stuck }) => kind === 'deadlock' && stuck !== undefined);
  if (!found?.stuck) return unfitting('In no schedule of this program does everybody wait.');
  const { stuck } = found;
  const properties = threads.map((name, thread): Property => {
    const wait = stuck.find((one) => one.thread === thread);
    const said = waits[name]?.trim() ?? '';
    return {
      name: `${name} waits for what it says`,
      passed: said === (wait?.object ?? ''),
      feedback: feedbackFor(name, wait, said, threads),
      evidence: said === '' ? 'nothing' : said,
    };
  });
  const right = properties.filter(({ passed }) => passed).length;
  const mark = marked(properties, right / threads.length);
  return mark.share === 1 ? { ...mark, sentence: circleOf(found, threads) } : mark;
}

function feedbackFor(name: string, wait: Stuck | undefined, said: string, threads: readonly string[]): string {
  if (said === (wait?.object ?? '')) {
    if (!wait) return `${name} has come to its end.`;
    const holder = wait.holder === undefined ? undefined : threads[wait.holder];
    return holder === undefined
      ? `${name} waits for ${wait.object}.`
      : `${name} waits for ${wait.object}, which ${holder} has.`;
  }
  return wait
    ? `${name} does wait, and for something else. Which of its lines can it have come to, if it cannot get past it?`
    : `${name} does not wait for anything: it can come to its end.`;
}

function circleOf({ circle = [], message }: Finding, threads: readonly string[]): string {
  const names = circle.map((thread) => threads[thread] ?? '');
  return names.length === 0 ? message : `${[...names, names[0]].join(' waits for ')}.`;
}
