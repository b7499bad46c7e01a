import { AssertionError } from './shared-objects.ts';

/** Something that a program threw, as a reader is told of it: what `assert` throws is what the program says of itself. */
export type Thrown = { readonly kind: 'assertion' | 'exception'; readonly message: string };

/** Puts what was thrown into words. */
export function describeThrown(thrown: unknown): Thrown {
  const kind = thrown instanceof AssertionError ? 'assertion' : 'exception';
  const name = thrown instanceof Error && kind === 'exception' && thrown.name !== 'Error' ? `${thrown.name}: ` : '';
  return { kind, message: name + messageOfThrown(thrown) };
}

/** The message of an error, or what else was thrown. */
export function messageOfThrown(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : `Thrown: ${String(thrown)}`;
}
