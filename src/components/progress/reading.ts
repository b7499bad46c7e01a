import { allVisits, onVisit, recordPlace } from '../../runtime/index.ts';
import type { Page } from '../../runtime/index.ts';
import { rememberPlace } from './last-place.ts';
import { visitWords } from './progress-words.ts';

/** How long a reader must rest at a place before it is kept, in milliseconds. */
const restMs = 1_000;

/** Keeps where the reader is on a lesson's page, as long as it is open. */
export function followReading(page: Page): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: string | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    const anchor = anchorInFront();
    if (anchor === last) return;
    last = anchor;
    rememberPlace({ ...page, anchor });
    void recordPlace(page, anchor);
  };
  keep();
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(keep, restMs);
    },
    { passive: true },
  );
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}

/** The last heading that begins in the upper part of the screen, or above it; empty at the beginning of the page. */
function anchorInFront(): string {
  const begun = [...document.querySelectorAll<HTMLElement>('main h2[id]')].filter(
    (heading) => heading.getBoundingClientRect().top < innerHeight * 0.4,
  );
  return begun.at(-1)?.id ?? '';
}

/** Says beside each lesson of a list what the reader has done in it, now and whenever that changes. */
export function markLessons(list: HTMLElement): void {
  const mark = async (): Promise<void> => {
    const visits = new Map((await allVisits()).map((visit) => [visit.path, visit]));
    for (const item of list.querySelectorAll<HTMLElement>('li[data-lesson]')) {
      const visit = visits.get(item.dataset['lesson'] ?? '');
      item.querySelector('.shell-mark')?.remove();
      if (!visit) continue;
      const programs = (item.dataset['programs'] ?? '').split(' ').filter((id) => id !== '');
      item.append(markOf(visitWords(visit, programs)));
    }
  };
  void mark();
  onVisit(() => void mark());
}

function markOf(words: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'shell-mark';
  mark.textContent = words;
  return mark;
}
