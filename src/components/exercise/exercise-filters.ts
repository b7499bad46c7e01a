import { pointsText, standingOf, standingWords } from './exercise-words.ts';
import type { Standing } from './exercise-words.ts';

/** What the page knows of one exercise of the list. */
type Row = { readonly element: HTMLElement; standing: Standing };

const names = ['unit', 'kind', 'state'] as const;

/**
 * Filters the list of exercises by what its form says, and keeps that in the page's address, so that it can be passed on and
 * "back" comes back to it. How far the reader is with each comes from their own notebook, when that has been read.
 */
export function connectExerciseList(list: HTMLElement): void {
  const form = list.querySelector('form');
  const status = list.querySelector('[role="status"]');
  const none = list.querySelector<HTMLElement>('.exercise-none');
  if (!form || !status || !none) throw new Error('the list of exercises lacks a part');
  const rows = [...list.querySelectorAll<HTMLElement>('[data-exercise]')].map((element): Row => ({
    element,
    standing: 'open',
  }));
  const selectOf = (name: string): HTMLSelectElement => {
    const select = form.elements.namedItem(name);
    if (!(select instanceof HTMLSelectElement)) throw new Error(`the list of exercises cannot be filtered by ${name}`);
    return select;
  };

  const show = (): void => {
    const [unit, kind, state] = names.map((name) => selectOf(name).value);
    let shown = 0;
    for (const { element, standing } of rows) {
      const fits =
        (unit === '' || element.dataset['unit'] === unit) &&
        (kind === '' || element.dataset['kind'] === kind) &&
        (state === '' || standing === state);
      element.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const section of list.querySelectorAll('section'))
      section.hidden = !section.querySelector('[data-exercise]:not([hidden])');
    none.hidden = shown > 0;
    status.textContent = shown === rows.length ? `${rows.length} exercises` : `${shown} of ${rows.length} exercises`;
  };

  const readAddress = (): void => {
    const wanted = new URLSearchParams(location.search);
    for (const name of names) {
      const select = selectOf(name);
      const value = wanted.get(name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
    show();
  };

  const keepInAddress = (): void => {
    const filters = new URLSearchParams();
    for (const name of names) if (selectOf(name).value !== '') filters.set(name, selectOf(name).value);
    const query = filters.toString();
    history.pushState(null, '', query === '' ? location.pathname : `?${query}`);
  };

  form.addEventListener('change', () => {
    keepInAddress();
    show();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  none.querySelector('button')?.addEventListener('click', () => {
    for (const name of names) selectOf(name).value = '';
    keepInAddress();
    show();
    selectOf('unit').focus();
  });
  addEventListener('popstate', readAddress);
  readAddress();
  void followStandings(rows, show);
}

/** Fills in how far the reader is, now and after each further attempt in any tab. Without a notebook nothing is said. */
async function followStandings(rows: readonly Row[], show: () => void): Promise<void> {
  try {
    const { allAttempts, onAttempt } = await import('./kept-attempts.ts');
    const look = async (): Promise<void> => {
      const attempts = Map.groupBy(await allAttempts(), ({ exercise }) => exercise);
      for (const row of rows) {
        const { exercise = '', points = '0' } = row.element.dataset;
        const made = attempts.get(exercise) ?? [];
        row.standing = standingOf(made);
        const place = row.element.querySelector('.exercise-standing');
        if (!place) continue;
        const best = Math.max(0, ...made.map(({ share }) => share));
        const earned = row.standing === 'tried' ? `, ${pointsText(best, Number(points))} points so far` : '';
        // What has not been tried needs no word of its own in every line.
        place.textContent = row.standing === 'open' ? '' : `${standingWords[row.standing]}${earned}`;
        row.element.dataset['standing'] = row.standing;
      }
      show();
    };
    onAttempt(() => void look());
    await look();
  } catch {
    // The list is whole without it.
  }
}
