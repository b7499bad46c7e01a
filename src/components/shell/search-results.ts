/** What this site uses of Pagefind's script, which is written next to the pages when the site is built. */
type Pagefind = {
  options(options: { excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  /** `null` when a later search has begun meanwhile. */
  debouncedSearch(term: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
};

type Found = { url: string; meta: { title?: string }; excerpt: string };

type SearchParts = {
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
};

const resultsShown = 8;

/**
 * Fills the list while the reader types, from the index at `indexUrl`. Rejects when the index cannot be fetched.
 */
export async function connectResults({ input, status, list }: SearchParts, indexUrl: string): Promise<void> {
  const address = new URL(indexUrl, location.href).href;
  const pagefind: Pagefind = await import(/* @vite-ignore */ address);
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

function resultItem({ url, meta, excerpt }: Found): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const title = document.createElement('b');
  const text = document.createElement('span');
  link.href = url;
  title.textContent = meta.title ?? url;
  text.append(...markedText(excerpt));
  link.append(title, text);
  item.append(link);
  return item;
}

/** An excerpt is HTML with `<mark>` in it; only its text and its marks are taken over, whatever else it holds. */
function markedText(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...parsed.body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
