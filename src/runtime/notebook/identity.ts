import * as v from 'valibot';
import { keep, read, remove } from './database.ts';

const text = v.exactOptional(v.pipe(v.string(), v.maxLength(200)));
const identity = {
  store: 'settings',
  schema: v.strictObject({ name: text, id: text, email: text, pseudonym: text }),
} as const;
const key = 'identity';

/** What a reader has asked this browser to remember of who they are. */
export type KeptIdentity = Readonly<v.InferOutput<typeof identity.schema>>;

/** Remembers it; only ever called for a reader who asks for it. */
export async function keepIdentity(kept: KeptIdentity): Promise<void> {
  await keep(identity, kept, key);
}

/** What is remembered, if anything is. */
export function keptIdentity(): Promise<KeptIdentity | undefined> {
  return read(identity, key);
}

/** Forgets it. */
export function forgetIdentity(): Promise<void> {
  return remove('settings', key);
}
