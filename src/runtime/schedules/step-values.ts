import type { Numbered } from './numbered.ts';
import type { Operation, Result } from './operation.ts';

/**
 * What a step that has just been taken read and wrote, as texts: also of a real thread. A wait that has only begun has
 * the result `sleeps`.
 */
export function stepValues(
  texts: Numbered,
  operation: Operation,
  result: Result,
): { readonly read?: string; readonly written?: string } {
  switch (operation.kind) {
    case 'store':
      return { written: resultText(operation.value) };
    case 'modify':
      return { read: resultText(result), written: resultText(operation.elements[operation.slot]) };
    case 'compare-exchange':
      return result === operation.expected
        ? { read: resultText(result), written: resultText(operation.replacement) }
        : { read: resultText(result) };
    case 'load':
    case 'wait':
    case 'notify':
      return { read: resultText(result) };
    case 'send':
      return { written: operation.text };
    case 'receive':
      return { read: texts.textOf(Number(result)) };
    case 'lock':
    case 'unlock':
    case 'acquire':
    case 'release':
    case 'enter':
    case 'leave':
      return {};
  }
}

function resultText(result: Result): string {
  if (typeof result === 'bigint') return `${result}n`;
  return Object.is(result, -0) ? '-0' : String(result);
}
