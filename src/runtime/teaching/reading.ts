import * as v from 'valibot';

/** What was read, or one sentence that says what is wrong and where. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** A reading that failed. */
export function unreadable(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

/**
 * Checks a value against a format's schema. `what` begins the sentence of a refusal: "This assignment". The first issue
 * is told, with the place that it is about.
 */
export function checked<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
): Reading<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  return unreadable(sentenceOf(parsed.issues[0], what));
}

function sentenceOf(issue: v.BaseIssue<unknown>, what: string): string {
  const place = placeOf(issue);
  // An object tells of a key that it wants and does not have as an issue of its own, at the place of that key.
  const isMissing = issue.type === 'loose_object' && issue.input === undefined && place !== '';
  const complaint = isMissing ? 'it is missing' : issue.message;
  return place === '' ? `${what} cannot be read: ${complaint}.` : `${what} cannot be read. At ${place}: ${complaint}.`;
}

/** Where an issue is: `exercises, number 2, points`. Counted from 1, as people count. */
function placeOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `number ${key + 1}` : String(key)))
    .join(', ')
    .slice(0, 120);
}
