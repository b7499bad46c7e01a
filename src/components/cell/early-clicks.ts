/** What can be asked of a cell before it lives: the values of `data-early` in its markup. */
export type EarlyClick = 'run' | 'edit';

/**
 * What was asked of this cell before it lived, as EarlyClicks.astro has marked it. Twenty clicks on Run are one; Run
 * goes before the editor.
 */
export function takeEarlyClick(section: Element): EarlyClick | undefined {
  const asked = [...section.querySelectorAll('[data-asked]')];
  for (const element of asked) element.removeAttribute('data-asked');
  const kinds = asked.map((element) => element.getAttribute('data-early'));
  return kinds.includes('run') ? 'run' : kinds.includes('edit') ? 'edit' : undefined;
}
