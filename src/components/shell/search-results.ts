/** What this site uses of Pagefind's script, which is written next to the pages when the site is built. */
type Pagefind = {
  options(options: { excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  /** `null` when a later search has begun meanwhile. */
  debouncedSearch(term: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
};

type Found = { meta: { title?: string }; sub_results: FoundPart[] };

/** What was found under one heading of a page, or before its first one. */
type FoundPart = { url: string; title: string; excerpt: string; weighted_locations: { weight: number }[] };

/** The parts of the search dialog. */
export type SearchParts = {
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
};

const resultsShown = 8;

/**
 * Fills the list while the reader types, from the index at `indexUrl`. Rejects when the index cannot be fetched.
 */
export async function connectResults({ input, status, list }: SearchParts, indexUrl: string): Promise<void> {
  const pagefind = await loadPagefind(indexUrl);
  await pagefind.options({ excerptLength: 18 });
  await pagefind.init();

  async function search(): Promise<void> {
    const term = input.value.trim();
    if (term === '') {
      status.textContent = '';
      list.replaceChildren();
      return;
    }
    const answer = await pagefind.debouncedSearch(term);
    if (answer === null) return;
    const found = await Promise.all(answer.results.slice(0, resultsShown).map(async (result) => result.data()));
    // The reader may have typed on while the excerpts were fetched.
    if (input.value.trim() !== term) return;
    status.textContent = sentence(term, answer.results.length);
    list.replaceChildren(...found.map(resultItem));
  }

  input.addEventListener('input', () => void search());
  input.form?.addEventListener('submit', (event) => {
    const first = list.querySelector('a');
    if (event.submitter || !first) return;
    event.preventDefault();
    first.click();
  });
  input.closest('dialog')?.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  await search();
}

function sentence(term: string, count: number): string {
  if (count === 0) return `No lesson speaks of “${term}”.`;
  const pages = count === 1 ? '1 page' : `${count} pages`;
  return count > resultsShown ? `${pages}, the best ${resultsShown} shown` : pages;
}

/** A result leads to the part of the page that says most of what was looked for, such as one term of the glossary. */
function resultItem({ meta, sub_results: parts }: Found): HTMLElement {
  const weightOf = ({ weighted_locations: places }: FoundPart): number =>
    places.reduce((sum, { weight }) => sum + weight, 0);
  const [best] = parts.toSorted((one, other) => weightOf(other) - weightOf(one));
  if (!best) throw new Error(`nothing was found in ${meta.title}`);
  const { url, excerpt } = best;
  const pageTitle = meta.title ?? url;
  const item = document.createElement('li');
  const link = document.createElement('a');
  const title = document.createElement('b');
  const text = document.createElement('span');
  link.href = url;
  title.textContent = best.title === pageTitle ? pageTitle : `${pageTitle}: ${best.title}`;
  text.append(...markedText(excerpt));
  link.append(title, text);
  item.append(link);
  return item;
}

const characters: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** An excerpt is text with `<mark>` around what was found and with character references for what HTML would take. */
function markedText(excerpt: string): (string | Node)[] {
  return excerpt.split(/<\/?mark>/u).map((part, index) => {
    const text = part.replaceAll(/&(?:lt|gt|quot|#39|amp);/gu, (reference) => characters[reference] ?? reference);
    if (index % 2 === 0) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

async function loadPagefind(indexUrl: string): Promise<Pagefind> {
  const address = new URL(indexUrl, location.href).href;
  const module: unknown = await import(/* @vite-ignore */ address);
  if (!isPagefind(module)) throw new Error(`${address} is not Pagefind's script`);
  return module;
}

function isPagefind(module: unknown): module is Pagefind {
  return typeof module === 'object' && module !== null && 'debouncedSearch' in module;
}
