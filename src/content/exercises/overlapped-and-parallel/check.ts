import type { Plan, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';
import { mostAtOnce, runningMs } from '../shared/time.ts';

const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus'];

function customersOf(seed: number): readonly string[] {
  return names.slice(0, dice(seed)(4, names.length));
}

export function plan(seed: number): Plan {
  const call = { module: 'shop.ts', name: 'serveAll', args: [customersOf(seed)] };
  return [
    { id: 'one core', machine: { kind: 'simulated', cores: 1 }, call },
    { id: 'four cores', machine: { kind: 'simulated', cores: 4 }, call },
  ];
}

export function judge(results: readonly RunResult[], seed: number): readonly Property[] {
  const [one, four] = results;
  const customers = customersOf(seed);
  const wrong = results.flatMap((result) => whatIsWrong(result, customers));
  const overlapping = mostAtOnce(one.trace.marks);
  const packing = mostAtOnce(four.trace.spans.filter(({ state }) => state === 'running'));
  return [
    {
      name: 'Every customer is served',
      passed: wrong.length === 0,
      weight: 0,
      feedback:
        wrong.length === 0
          ? 'Each of them waits for the terminal once and is packed for once.'
          : 'Somebody is not served, or is served twice. Does serveAll wait for the last one?',
      evidence: wrong.join('\n'),
    },
    {
      name: "With one clerk, the customers' times overlap",
      passed: overlapping === customers.length,
      feedback:
        overlapping === customers.length
          ? 'All terminals dial at once, and the clerk packs for whoever is ready.'
          : 'A customer comes only when another has gone, so the clerk stands beside each terminal while it dials.',
      evidence: `customers being served at once: ${overlapping} of ${customers.length}, all done after ${one.trace.endMs} ms`,
    },
    {
      name: 'With four clerks, four pack at the same time',
      passed: packing === 4,
      feedback:
        packing === 4
          ? 'Four cores compute in the same instant.'
          : 'Cores stand idle, because a thread uses one core at a time. Who packs needs a thread of their own.',
      evidence: `cores that compute in the same instant: ${packing} of 4, all done after ${four.trace.endMs} ms`,
    },
  ];
}

function whatIsWrong({ id, status, sentence, answered, trace }: RunResult, customers: readonly string[]): readonly string[] {
  if (status === 'threw' || !answered) return [`${id}: ${sentence}`];
  const served = trace.marks.map(({ label }) => label).toSorted();
  const packed = runningMs(trace);
  if (String(served) === String(customers.toSorted()) && packed === 30 * customers.length) return [];
  return [`${id}: served ${served.join(', ') || 'nobody'}, packed for ${packed} ms; came: ${customers.join(', ')}`];
}
