import type { ModuleLoaders } from '../lab/pool-lane.ts';
import type { CallAnswer, ProgramCall } from '../request.ts';
import { bytesLeftIn, copyPlainData } from './plain-data.ts';
import type { ProgramHost } from './program-host.ts';
import { append, getProperty, hasOwn, list, newError, newTypeError, promiseThen, reflectApply } from './primordials.ts';

/**
 * What the entry `#call` calls: it executes one module of the program, calls one of its exports with arguments that came
 * as data, and hands over what that returns, as data again. Nothing of the caller's is within the program's reach but
 * these arguments.
 */
export function createCall(
  wanted: ProgramCall | undefined,
  tell: (answer: CallAnswer) => void,
): Pick<ProgramHost, 'call' | 'answer'> {
  let hasAnswered = false;
  return {
    call: (loaders: ModuleLoaders) => {
      if (wanted === undefined) throw newError('nothing is to be called in this run');
      const { module, name, args } = wanted;
      const load = hasOwn(loaders, module) ? loaders[module] : undefined;
      if (load === undefined) throw newTypeError(`There is no file ${module} whose ${name} could be called.`);
      return promiseThen(load(), (exports) => {
        const fn: unknown = getProperty(exports as object, name);
        if (typeof fn !== 'function') throw newTypeError(`${module} exports no function called ${name}.`);
        return reflectApply(fn as () => unknown, undefined, args);
      });
    },
    answer: (value) => {
      if (wanted === undefined || hasAnswered) return;
      hasAnswered = true;
      const copy = copyPlainData(value);
      if (!copy.ok) {
        tell({ kind: 'refused', sentence: `What ${wanted.name} returned cannot be handed over. ${copy.sentence}` });
        return;
      }
      const bytesLeft = list<number | null>();
      for (let index = 0; index < wanted.args.length; index += 1) append(bytesLeft, bytesLeftIn(wanted.args[index]));
      tell({ kind: 'returned', value: copy.value, bytesLeft });
    },
  };
}
