import type { ProgramBody } from './program-host.ts';
import { defineValue, toText } from './primordials.ts';
import { registerScript, scriptUrl } from './stack.ts';

/** Lines that stand before the compiled code in the script that carries it. */
const linesBefore = 1;

let keys = 0;

/** A script that hands a compiled entry to the realm under a name that is there only while the script runs. */
export type ProgramScript = { readonly key: string; readonly text: string };

/** Wraps compiled code. `sourceURL` names it in stacks, where the engine honours that. */
export function programScript(entry: string, code: string): ProgramScript {
  keys += 1;
  const key = `__interleave_${toText(keys)}_${toText(Math.random())}`;
  return { key, text: `globalThis[${JSON.stringify(key)}](\n${code}\n);\n//# sourceURL=${scriptUrl(entry)}\n` };
}

/**
 * Runs `load`, which must execute the script at once, and gives back the entry's body that it handed over. `url` is what
 * an engine that ignores `sourceURL` calls the script; `firstLine` is the line of it at which the script's text begins.
 */
export function receiveBody(key: string, entry: string, url: string, firstLine: number, load: () => void): ProgramBody {
  let body: ProgramBody | undefined;
  defineValue(
    globalThis,
    key,
    (handed: ProgramBody) => {
      body = handed;
    },
    false,
  );
  registerScript({ url: scriptUrl(entry), entry, firstLine: firstLine + linesBefore });
  registerScript({ url, entry, firstLine: firstLine + linesBefore });
  try {
    load();
  } finally {
    Reflect.deleteProperty(globalThis, key);
  }
  if (body === undefined) throw new Error(`the script of ${entry} did not hand over its body`);
  return body;
}
