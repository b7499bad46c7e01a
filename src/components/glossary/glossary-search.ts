type Entry = {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  /** The term and its other names, each as words with a space before every one. */
  readonly names: readonly string[];
  readonly text: string;
};

/**
 * Shows of the glossary what the reader looks for, while they type: the terms whose names hold all the words, or else
 * those that speak of them. Enter goes to the first.
 */
export function connectGlossary(glossary: HTMLElement): void {
  const input = glossary.querySelector('input');
  const status = glossary.querySelector('[role="status"]');
  if (!input || !status) throw new Error('the glossary lacks its search');
  const entries = [...glossary.querySelectorAll<HTMLElement>('.glossary-entry')].map(readEntry);
  const letters = [...glossary.querySelectorAll<HTMLElement>('.glossary-letter')];
  const links = [...glossary.querySelectorAll<HTMLElement>('.glossary-letters li')];

  function filter(term: string): void {
    const { found, sentence } = search(entries, term);
    for (const entry of entries) entry.element.hidden = !found.includes(entry);
    letters.forEach((letter, index) => {
      const isEmpty = !letter.querySelector('.glossary-entry:not([hidden])');
      letter.hidden = isEmpty;
      const link = links[index];
      if (link) link.hidden = isEmpty;
    });
    if (status) status.textContent = sentence;
  }

  function clear(): void {
    if (!input || input.value === '') return;
    input.value = '';
    filter('');
  }

  /** An address that leads to a term which the search has hidden shows all terms again. */
  function follow(): void {
    const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!heading?.closest('.glossary [hidden]')) return;
    clear();
    heading.scrollIntoView();
  }

  input.addEventListener('input', () => filter(input.value));
  input.addEventListener('keydown', ({ key }) => {
    // Some browsers do this by themselves, Firefox does not.
    if (key === 'Escape') clear();
  });
  input.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const [best] = search(entries, input.value).found;
    best?.heading.querySelector('a')?.focus();
    best?.heading.scrollIntoView();
  });
  addEventListener('hashchange', follow);
  // A browser that comes back to the page may have kept what was typed.
  filter(input.value);
  follow();
}

function readEntry(element: HTMLElement): Entry {
  const heading = element.querySelector('h3');
  if (!heading) throw new Error('an entry of the glossary has no heading');
  return {
    element,
    heading,
    names: (element.dataset['names'] ?? '').split('|').map(wordsOf),
    text: wordsOf(element.querySelector('.glossary-meaning')?.textContent ?? ''),
  };
}

/** The best first, and what to say of them. */
function search(entries: readonly Entry[], term: string): { found: readonly Entry[]; sentence: string } {
  const words = wordsOf(term).split(' ').filter(Boolean);
  if (words.length === 0) return { found: entries, sentence: '' };
  const holds = (text: string): boolean => words.every((word) => text.includes(` ${word}`));
  const named = entries
    .filter(({ names }) => names.some(holds))
    .toSorted((one, other) => rank(one, words) - rank(other, words));
  if (named.length > 0) return { found: named, sentence: count(named.length) };
  const telling = entries.filter(({ text }) => holds(text));
  const others = telling.length === 0 ? '' : ` ${count(telling.length)} speak${telling.length === 1 ? 's' : ''} of it.`;
  return { found: telling, sentence: `No term is called “${term.trim()}”.${others}` };
}

/** 0 where the words begin the term itself, 1 where they begin another name of it, 2 elsewhere. */
function rank({ names }: Entry, words: readonly string[]): number {
  const first = names.findIndex((name) => name.startsWith(` ${words.join(' ')}`));
  return first === -1 ? 2 : Math.min(first, 1);
}

function count(terms: number): string {
  return terms === 1 ? '1 term' : `${terms} terms`;
}

/** Letters and digits only, in lower case, with a space before each word. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}
