import type { RosterEntry } from './roster.ts';

/** Finds students of a list by what a file or a course platform says of them; only where exactly one fits. */
export type RosterIndex = {
  readonly byId: (id: string) => RosterEntry | undefined;
  readonly byEmail: (email: string) => RosterEntry | undefined;
  /** `Lovelace, Ada`, `Ada Lovelace` and Canvas's `lovelaceada` are one name. */
  readonly byName: (name: string) => RosterEntry | undefined;
};

/** Makes the index of a list: a class of a thousand is looked through once and not for each of a thousand files. */
export function indexRoster(roster: readonly RosterEntry[]): RosterIndex {
  const [ids, emails, names] = [new Index(), new Index(), new Index()];
  for (const entry of roster) {
    ids.add([plain(entry.id)], entry);
    emails.add([plain(entry.email)], entry);
    names.add(keptKeys(entry.name), entry);
  }
  return {
    byId: (id) => ids.only([plain(id)]),
    byEmail: (email) => emails.only([plain(email)]),
    byName: (name) => names.only(soughtKeys(name)),
  };
}

/** Whether two ways to write a name have the same words. */
export function sameName(one: string, other: string): boolean {
  const keys = new Set(keptKeys(one));
  return soughtKeys(other).some((key) => keys.has(key));
}

/** A text without what its writer's habits add: spaces around it, large letters. */
export function plain(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

/** Students by keys, of which each has one or more. */
class Index {
  readonly #entries = new Map<string, Set<RosterEntry>>();

  add(keys: readonly string[], entry: RosterEntry): void {
    for (const key of keys) {
      if (key === '') continue;
      const found = this.#entries.get(key);
      if (found) found.add(entry);
      else this.#entries.set(key, new Set([entry]));
    }
  }

  only(keys: readonly string[]): RosterEntry | undefined {
    const found = new Set(keys.flatMap((key) => [...(this.#entries.get(key) ?? [])]));
    return found.size === 1 ? [...found][0] : undefined;
  }
}

/*
 * Two names are one where they have the same words in any order, or where one of them is a single word that is the
 * other's words run together with the last in front or behind, as Canvas writes names.
 */

/** What a name is found by. */
function keptKeys(name: string): readonly string[] {
  const [sorted, ...together] = namesOf(name);
  return sorted === undefined ? [] : [sorted, ...together.map((key) => `+${key}`)];
}

/** What a name is looked for by. */
function soughtKeys(name: string): readonly string[] {
  const [sorted, ...together] = namesOf(name);
  if (sorted === undefined) return [];
  return together.length === 0 ? [sorted, `+${sorted}`] : [sorted, ...together];
}

/** The words of a name in their order, and, where there are several, the two ways to run them together. */
function namesOf(name: string): readonly string[] {
  const words = plain(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const sorted = words.toSorted().join(' ');
  if (words.length < 2) return words;
  const [first, last] = [words.slice(0, -1).join(''), words.at(-1) ?? ''];
  return [sorted, last + first, first + last];
}
