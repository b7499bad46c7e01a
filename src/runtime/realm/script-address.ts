import { NativeBlob } from './platform-classes.ts';
import { createObjectUrl } from './primordials-platform.ts';

const scriptType = { type: 'text/javascript' };

/** An address from which a thread can load this script; `kind` is what this engine lets workers load from. */
export function scriptAddress(kind: 'blob' | 'data', script: string): string {
  return kind === 'data'
    ? `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`
    : createObjectUrl(new NativeBlob([script], scriptType));
}
