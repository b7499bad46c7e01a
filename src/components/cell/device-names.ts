import { isDeviceName, machineBounds } from '../../runtime/machine-bounds.ts';
import type { ProgramFile, Trace } from '../../runtime/index.ts';

/** The second argument of a call of `io`, where it is a text written out; a first argument with a comma in it hides it. */
const written =
  /\bio\s*\(\s*[^,()]*(?:\([^()]*\)[^,()]*)*,\s*(?:"([^"\\\n]+)"|'([^'\\\n]+)'|`([^`\\$\n]+)`)\s*,?\s*\)/gu;

/**
 * The devices of a program by name, as far as can be told without running it: those that its calls of `io` write out, the
 * ones that the last run waited for, and those that the machine already knows. In the order of the alphabet, as many as a
 * machine may have.
 */
export function deviceNames(
  files: readonly ProgramFile[],
  trace: Trace | undefined,
  known: Readonly<Record<string, number>>,
): readonly string[] {
  const names = new Set(Object.keys(known));
  for (const { text } of files) {
    for (const [, double, single, tick] of text.matchAll(written)) names.add(double ?? single ?? tick ?? '');
  }
  if (trace?.clock.kind === 'virtual') {
    for (const { state, label } of trace.spans) if (state === 'waiting' && !unnamed.has(label)) names.add(label);
  }
  return [...names].filter(isDeviceName).sort().slice(0, machineBounds.devices.most);
}

/** What a lane waits for that is no device with a queue: a timer, and `io` without a name. */
const unnamed: ReadonlySet<string> = new Set(['timer', 'io']);
