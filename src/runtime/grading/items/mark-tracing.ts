import type { Step, StepTable } from '../../exploration.ts';
import type { Mark, Property } from '../mark.ts';
import type { ExploredResponseOf } from './explored-task.ts';
import { marked, unfitting } from './marked.ts';

/** What is asked of a step: what it writes, or else what it reads; undefined where it does neither. */
export function askedOf({
  written,
  read,
}: Step): { readonly what: 'writes' | 'reads'; readonly value: string } | undefined {
  if (written !== undefined) return { what: 'writes', value: written };
  return read === undefined ? undefined : { what: 'reads', value: read };
}

/** Each step of the schedule that has a value is a part of the answer. */
export function markTracing({ values }: ExploredResponseOf<'tracing'>, table: StepTable | undefined): Mark {
  if (!table?.isWhole) return unfitting('The schedule of this exercise cannot be taken to its end.');
  const { steps } = table;
  if (values.length > steps.length)
    return unfitting(`The schedule has ${steps.length} steps, and this answer has more.`);
  const properties = steps.flatMap((step, index): readonly Property[] => {
    const asked = askedOf(step);
    if (!asked) return [];
    const said = values[index]?.trim() ?? '';
    const passed = said === asked.value;
    return [
      {
        name: `Step ${index + 1}: what it ${asked.what}`,
        passed,
        feedback: passed ? step.sentence : feedbackFor(step, asked.what, index),
        evidence: said === '' ? 'nothing' : said,
      },
    ];
  });
  const right = properties.filter(({ passed }) => passed).length;
  return marked(properties, properties.length === 0 ? 0 : right / properties.length);
}

function feedbackFor({ cell }: Step, what: 'writes' | 'reads', index: number): string {
  return what === 'reads'
    ? `Step ${index + 1} reads ${cell}. Who wrote there last before it, in this schedule?`
    : `Step ${index + 1} writes ${cell}. What the thread writes follows from what it has read itself, however long ago, and not from what is there now.`;
}
